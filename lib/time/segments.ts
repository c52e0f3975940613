import type { TimeRange } from "./range";
import { MINUTE, SIZES, type Size } from "./units";

/** A stretch [from, to) of a range, and of which size its units are; 0 where single rows are to be read. */
export interface Segment {
  size: Size | 0;
  from: number;
  to: number;
}

/**
 * Cuts the range that the ascending `edges` span into stretches of units as large as fit: no unit lies across an edge,
 * nor touches one of the `raw` stretches, whose sums do not hold. In order of time; every instant is in exactly one.
 */
export function segmentsOf(
  edges: readonly number[],
  raw: readonly TimeRange[] = [],
  sizes: readonly Size[] = SIZES,
): Segment[] {
  const [first, last] = [edges[0], edges.at(-1)];
  if (first === undefined || last === undefined) return [];
  const within = raw
    .filter((r) => r.from < last && r.to > first)
    .map((r) => ({ from: Math.max(first, r.from), to: Math.min(last, r.to) }));
  const cuts = [...new Set([...edges, ...within.flatMap((r) => [r.from, r.to])])].sort((a, b) => a - b);
  const steps = new Map<number, number>();
  for (const { from, to } of within) {
    steps.set(from, (steps.get(from) ?? 0) + 1);
    steps.set(to, (steps.get(to) ?? 0) - 1);
  }
  const descending = [...sizes].sort((a, b) => b - a);
  const pieces: Segment[] = [];
  let depth = 0;
  cuts.forEach((from, i) => {
    depth += steps.get(from) ?? 0;
    const to = cuts[i + 1] ?? from;
    pieces.push(...(depth > 0 && to > from ? [{ size: 0 as const, from, to }] : split(from, to, descending)));
  });
  return merged(pieces);
}

function split(from: number, to: number, sizes: readonly Size[]): Segment[] {
  if (from >= to) return [];
  const [size, ...smaller] = sizes;
  if (size === undefined) return [{ size: 0, from, to }];
  const unit = size * MINUTE;
  const [first, last] = [Math.ceil(from / unit) * unit, Math.floor(to / unit) * unit];
  if (first >= last) return split(from, to, smaller);
  return [...split(from, first, smaller), { size, from: first, to: last }, ...split(last, to, smaller)];
}

function merged(pieces: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.size === piece.size && last.to === piece.from) result[result.length - 1] = { ...last, to: piece.to };
    else result.push(piece);
  }
  return result;
}
