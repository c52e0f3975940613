import type { Millis } from "@/lib/time/units";

/** As much of a bucket's moves as its levels follow from. */
interface Moves {
  netAtStart: number;
  net: number;
  netMs: number;
}

export interface RunningTotal {
  /** The number just before the bucket, at its first instant, and over its length: in milliseconds of all who count. */
  before: number;
  at: number;
  timeMs: number;
}

/** The numbers that moves lead to from `before` on, bucket by bucket; a bucket without moves may be undefined. */
export function runningTotals(
  edges: readonly Millis[],
  moves: (bucket: number) => Moves | undefined,
  before: number,
): RunningTotal[] {
  let level = before;
  return edges.slice(1).map((end, bucket) => {
    const { netAtStart = 0, net = 0, netMs = 0 } = moves(bucket) ?? {};
    const start = level;
    level += net;
    return { before: start, at: start + netAtStart, timeMs: start * (end - (edges[bucket] ?? end)) + netMs };
  });
}
