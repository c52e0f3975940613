import type { TimeRange } from "@/lib/time/range";
import { DAY, HOUR } from "./units";
import { fromLocal, toLocal } from "./zone";

/** A weekday (1 Monday … 7 Sunday), an hour of each day (0 … 23), or an hour of a weekday. */
export interface WeekPart {
  weekday?: number | undefined;
  hour?: number | undefined;
}

/**
 * All occurrences of a part of the week in a range, newest first, clipped to the range. An hour lasts two hours when
 * the clocks are put back, and does not occur when they skip it.
 */
export function weekTimes({ weekday, hour }: WeekPart, range: TimeRange, zone: string): TimeRange[] {
  const times: TimeRange[] = [];
  const first = Math.floor(toLocal(range.from, zone) / DAY) * DAY;
  // 1 January 1970 was a Thursday.
  const toDay = weekday === undefined ? 0 : (weekday - (((first / DAY + 3) % 7) + 1) + 7) % 7;
  const [begin, length] = hour === undefined ? [0, DAY] : [hour * HOUR, HOUR];
  for (let day = first + toDay * DAY; ; day += weekday === undefined ? DAY : 7 * DAY) {
    const from = Math.max(range.from, fromLocal(day + begin, zone));
    if (from >= range.to) break;
    const to = Math.min(range.to, fromLocal(day + begin + length, zone));
    if (to > from) times.push({ from, to });
  }
  return times.reverse();
}
