import { MINUTE, type Millis } from "../time/units";
import { LAG_EDGES } from "./lags";

/**
 * An event this old at its receipt was not on its way: Tencent gives up long before. Somebody sends stored events
 * again.
 */
export const BACKFILL_DELAY: Millis = 30 * MINUTE;
/** Fewer old events than this are stragglers, not a backfill. */
const MIN_BACKFILL_EVENTS = 20;

/** Events received in a bucket of time, by bin of LAG_EDGES. */
type Delays = readonly { bin: number; n: number }[];

/** Whether events of this bin of LAG_EDGES are as old as those of a backfill. */
export const isBackfillBin = (bin: number): boolean => (LAG_EDGES[bin - 1] ?? -Infinity) >= BACKFILL_DELAY;

/**
 * The backfill among the events of successive buckets: the number of its events and the indexes of the first and the
 * last bucket with one. Null if there is none.
 */
export function findBackfill(buckets: readonly Delays[]): { events: number; first: number; last: number } | null {
  const old = buckets.map((bucket) => bucket.reduce((sum, { bin, n }) => sum + (isBackfillBin(bin) ? n : 0), 0));
  const events = old.reduce((sum, n) => sum + n, 0);
  if (events < MIN_BACKFILL_EVENTS) return null;
  return { events, first: old.findIndex((n) => n > 0), last: old.findLastIndex((n) => n > 0) };
}
