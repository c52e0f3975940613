import { formatDate } from "@/lib/time/format";
import type { TimeRange } from "@/lib/time/range";
import { DAY } from "@/lib/time/units";
import { fromLocal } from "@/lib/time/zone";

/** The first and the last day (`2026-11-22`) that a range touches in `zone`. Its end is exclusive. */
export function daysOf({ from, to }: TimeRange, zone: string): [first: string, last: string] {
  return [formatDate(from, zone), formatDate(Math.max(from, to - 1), zone)];
}

/** The range from midnight of the first day to midnight after the last one in `zone`. */
export function rangeOfDays(first: string, last: string, zone: string): TimeRange {
  return { from: fromLocal(Date.parse(first), zone), to: fromLocal(Date.parse(last) + DAY, zone) };
}
