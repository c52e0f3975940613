import type { TimeRange } from "./range";
import { MINUTE, ROLLUP_SIZES, type RollupSize } from "./units";

/** A part [from, to) of a range, and the size of its rollup units; 0 means that single rows must be read. */
export interface Segment extends TimeRange {
  size: RollupSize | 0;
}

/**
 * Divides the range of the ascending `edges` into segments with the largest units that fit. No unit crosses an edge or
 * touches one of the `raw` ranges, whose rollups are stale. The segments are in order and cover the range once.
 */
export function segmentsOf(
  edges: readonly number[],
  raw: readonly TimeRange[] = [],
  sizes: readonly RollupSize[] = ROLLUP_SIZES,
): Segment[] {
  const [first, last] = [edges[0], edges.at(-1)];
  if (first === undefined || last === undefined) return [];
  const stale = raw
    .filter((r) => r.from < last && r.to > first)
    .map((r) => ({ from: Math.max(first, r.from), to: Math.min(last, r.to) }));
  const cuts = [...new Set([...edges, ...stale.flatMap((r) => [r.from, r.to])])].sort((a, b) => a - b);
  const steps = new Map<number, number>();
  for (const { from, to } of stale) {
    steps.set(from, (steps.get(from) ?? 0) + 1);
    steps.set(to, (steps.get(to) ?? 0) - 1);
  }
  const descending = [...sizes].sort((a, b) => b - a);
  const segments: Segment[] = [];
  let depth = 0;
  cuts.forEach((from, i) => {
    depth += steps.get(from) ?? 0;
    const to = cuts[i + 1] ?? from;
    segments.push(...(depth > 0 && to > from ? [{ size: 0 as const, from, to }] : split(from, to, descending)));
  });
  return merged(segments);
}

function split(from: number, to: number, sizes: readonly RollupSize[]): Segment[] {
  if (from >= to) return [];
  const [size, ...smaller] = sizes;
  if (size === undefined) return [{ size: 0, from, to }];
  const unit = size * MINUTE;
  const [first, last] = [Math.ceil(from / unit) * unit, Math.floor(to / unit) * unit];
  if (first >= last) return split(from, to, smaller);
  return [...split(from, first, smaller), { size, from: first, to: last }, ...split(last, to, smaller)];
}

function merged(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    if (last?.size === segment.size && last.to === segment.from)
      result[result.length - 1] = { ...last, to: segment.to };
    else result.push(segment);
  }
  return result;
}
