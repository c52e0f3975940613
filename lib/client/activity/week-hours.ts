import type { Range } from "../picture/range";
import { DAY, HOUR } from "@/lib/stats/units";
import { fromLocal, toLocal } from "@/lib/stats/zone";

/**
 * Every time an hour of the week occurred in a range, newest first, cut to the range. On a clock that was put back an
 * hour may last two; one that was left out did not occur.
 * @param weekday 1 Monday … 7 Sunday
 */
export function occurrences(weekday: number, hour: number, range: Range, zone: string): Range[] {
  const found: Range[] = [];
  const first = Math.floor(toLocal(range.from, zone) / DAY) * DAY;
  // 1 January 1970 was a Thursday.
  const toDay = (weekday - (((first / DAY + 3) % 7) + 1) + 7) % 7;
  for (let day = first + toDay * DAY; ; day += 7 * DAY) {
    const from = Math.max(range.from, fromLocal(day + hour * HOUR, zone));
    if (from >= range.to) break;
    const to = Math.min(range.to, fromLocal(day + (hour + 1) * HOUR, zone));
    if (to > from) found.push({ from, to });
  }
  return found.reverse();
}

export interface WeekHour {
  weekday: number;
  hour: number;
}

/** The hours of the week with most and with fewest users, of those that the range covers; null where nobody ever was online. */
export function extremes(hours: readonly (WeekHour & { users: number | null })[]) {
  const covered = hours.flatMap(({ weekday, hour, users }) => (users === null ? [] : [{ weekday, hour, users }]));
  const [first, ...rest] = covered;
  const none = covered.every(({ users }) => users === 0);
  const most = (better: (a: number, b: number) => boolean) =>
    first === undefined || none ? null : rest.reduce((best, one) => (better(one.users, best.users) ? one : best), first);
  return [
    { name: "busiest", hour: most((a, b) => a > b) },
    { name: "quietest", hour: most((a, b) => a < b) },
  ] as const;
}
