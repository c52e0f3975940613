import type { Millis } from "@/lib/time/units";
import type { TimeRange } from "@/lib/time/range";
import type { Tx } from "../../db/client";
import { runningTotals } from "./running-totals";
import { readOnlineBefore, readOnlineChanges } from "./online-changes";

export interface OnlineBucket extends TimeRange {
  /** Users online just before `from`, and at `from`. */
  before: number;
  users: number;
  /** Most users online at once, and when that was first so. */
  peak: number;
  peakAt: Millis;
  /** Time online over all users. */
  timeMs: number;
  /** CustomStatusChange callbacks. */
  status: number;
}

/** Users online by bucket. `edges` say where buckets begin, and the last one ends. */
export async function readOnlineBuckets(
  tx: Tx,
  range: { appId: number; edges: readonly Millis[]; stale: readonly TimeRange[] },
): Promise<OnlineBucket[]> {
  const { appId, edges, stale } = range;
  const [from] = edges;
  if (from === undefined) return [];
  const before = await readOnlineBefore(tx, appId, from, stale);
  const changes = await readOnlineChanges(tx, range);
  return runningTotals(edges, (bucket) => changes[bucket], before).map((level, i): OnlineBucket => {
    const [begin, end] = [edges[i] ?? from, edges[i + 1] ?? from];
    const { peak = null, peakAt = null, status = 0 } = changes[i] ?? {};
    const higher = peak !== null && peakAt !== null && before + peak > level.at;
    return {
      from: begin,
      to: end,
      before: level.before,
      users: level.at,
      timeMs: level.timeMs,
      status,
      peak: higher ? before + peak : level.at,
      peakAt: higher ? peakAt.getTime() : begin,
    };
  });
}
