import { retentionStep } from "@/lib/contracts/retention-step";
import { DAY, floorTo, type Millis } from "@/lib/time/units";

/** An event is stored under a time of a day after its receipt at most, so this far ahead nothing is stored. */
const UNTOUCHED_MS = 2 * DAY;

/**
 * The midnight of UTC at which the next partition begins of an app that keeps rows for `days`, or null if it is too
 * early to divide at `now`. Nothing is stored of what is later. `last` is where the last partition begins, which is for
 * all that is later; null for an app without partitions. Pure.
 */
export function nextBoundary(days: number, last: Millis | null, now: Millis): Millis | null {
  const untouched = now + UNTOUCHED_MS;
  if (last !== null && last > untouched) return null;
  const step = retentionStep(days) * DAY;
  return floorTo(untouched, step) + step;
}
