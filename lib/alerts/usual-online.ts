import { median } from "@/lib/stats/baseline";

/** The same time of this many days before is compared, and of the same weekday in as many weeks. */
export const COMPARED_DAYS = 7;
export const COMPARED_WEEKS = 4;
/** With fewer known days, nothing is usual yet. */
const MIN_DAYS = 3;
/** Below this number, half of the users may well go home. */
const MIN_USUAL = 20;

/**
 * The usual number of users online now, null if it is not known or too small to judge. `daysAgo` has the number online
 * at this time N days ago, null before the app's first event. The lower of two medians counts, of the last days and of
 * the same weekday, so that neither a weekend nor a new habit is an alarm.
 */
export function usualOnline(daysAgo: (days: number) => number | null): number | null {
  const known = (days: number[]) => days.map(daysAgo).filter((value) => value !== null);
  const last = known(Array.from({ length: COMPARED_DAYS }, (_, i) => i + 1));
  if (last.length < MIN_DAYS) return null;
  const weekdays = known(Array.from({ length: COMPARED_WEEKS }, (_, i) => 7 * (i + 1)));
  const usual = Math.min(median(last), weekdays.length > 0 ? median(weekdays) : Infinity);
  return usual >= MIN_USUAL ? usual : null;
}
