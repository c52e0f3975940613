import type { Millis } from "@/lib/time/units";

/** The changes of a level, such as users online, in one bucket. */
interface Changes {
  /** At the very beginning of the bucket. */
  netAtStart: number;
  /** Over all of it. */
  net: number;
  /** Time in the bucket beyond (level before it) × (its length), in milliseconds. */
  netMs: number;
}

export interface RunningTotal {
  /** The level just before the bucket. */
  before: number;
  /** The level at its first instant. */
  at: number;
  /** The level summed over the length of the bucket, in milliseconds. */
  timeMs: number;
}

/** The levels that `changes` lead to from `before` on, bucket by bucket. Undefined changes are none. */
export function runningTotals(
  edges: readonly Millis[],
  changes: (bucket: number) => Changes | undefined,
  before: number,
): RunningTotal[] {
  let level = before;
  return edges.slice(1).map((end, bucket) => {
    const { netAtStart = 0, net = 0, netMs = 0 } = changes(bucket) ?? {};
    const start = level;
    level += net;
    return { before: start, at: start + netAtStart, timeMs: start * (end - (edges[bucket] ?? end)) + netMs };
  });
}
