import { PLATFORMS, type Platform } from "@/lib/protocol/platform";
import type { Pair } from "./matrix";

/** A platform at one side of the flow, in the picture's units. */
export interface FlowNode {
  platform: Platform;
  count: number;
  y: number;
  height: number;
}

export interface FlowBand {
  by: Platform;
  kicked: Platform;
  count: number;
  /** SVG path between both sides, closed. */
  path: string;
}

export interface Flow {
  height: number;
  left: FlowNode[];
  right: FlowNode[];
  bands: FlowBand[];
}

/** Between two platforms of a side, so that each has room for its name. */
const GAP = 14;
/** Minimum thickness, so that a single kick among thousands is visible and can be pointed at. */
const LEAST = 2;

/**
 * Who kicks whom, as bands from the platform that kicked to the one that was kicked. The thickness of a band is its
 * number of kicks.
 * @param width between both sides, in the picture's units
 * @param inner height that all kicks together take
 */
export function kickFlow(pairs: readonly Pair[], width: number, inner: number): Flow {
  const total = Math.max(
    1,
    pairs.reduce((sum, pair) => sum + pair.count, 0),
  );
  const thick = (pair: Pair) => Math.max(LEAST, (pair.count / total) * inner);
  const left = side(pairs, (pair) => pair.by, thick);
  const right = side(pairs, (pair) => pair.kicked, thick);
  const height = Math.max(0, ...[...left, ...right].map((node) => node.y + node.height));
  const from = new Map(left.map((node) => [node.platform, node.y]));
  const to = new Map(right.map((node) => [node.platform, node.y]));
  const order = (platform: Platform) => PLATFORMS.indexOf(platform);
  const sorted = [...pairs].sort((a, b) => order(a.by) - order(b.by) || order(a.kicked) - order(b.kicked));
  const bands = sorted
    .filter((pair) => pair.count > 0)
    .map((pair) => {
      const size = thick(pair);
      const y0 = from.get(pair.by) ?? 0;
      const y1 = to.get(pair.kicked) ?? 0;
      from.set(pair.by, y0 + size);
      to.set(pair.kicked, y1 + size);
      return { by: pair.by, kicked: pair.kicked, count: pair.count, path: band(width, y0, y1, size) };
    });
  return { height, left, right, bands };
}

function side(pairs: readonly Pair[], of: (pair: Pair) => Platform, thick: (pair: Pair) => number): FlowNode[] {
  let y = 0;
  return PLATFORMS.flatMap((platform) => {
    const own = pairs.filter((pair) => of(pair) === platform && pair.count > 0);
    if (own.length === 0) return [];
    const height = own.reduce((sum, pair) => sum + thick(pair), 0);
    const node = { platform, count: own.reduce((sum, pair) => sum + pair.count, 0), y, height };
    y += Math.max(height, LEAST) + GAP;
    return [node];
  });
}

function band(width: number, y0: number, y1: number, size: number): string {
  const middle = width / 2;
  const n = (value: number) => Number(value.toFixed(2));
  return [
    `M0,${n(y0)}`,
    `C${n(middle)},${n(y0)} ${n(middle)},${n(y1)} ${n(width)},${n(y1)}`,
    `L${n(width)},${n(y1 + size)}`,
    `C${n(middle)},${n(y1 + size)} ${n(middle)},${n(y0 + size)} 0,${n(y0 + size)}Z`,
  ].join(" ");
}
