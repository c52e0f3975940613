import { parseAsNumberText, parseAsTimeZone } from "./parsers";
import type { FilterOf } from "./filter";

/** Filters of a part of the week: a weekday (1 is Monday), an hour, and the zone of both. */
export const WEEK_FILTER = {
  weekday: parseAsNumberText({ min: 1, max: 7, whole: true }),
  hour: parseAsNumberText({ min: 0, max: 23, whole: true }),
  weekTz: parseAsTimeZone,
};
export type WeekFilter = FilterOf<typeof WEEK_FILTER>;

/** The filter with the zone of its part of the week. It is the zone of the page if the address names none. */
export function inWeekZone<F extends WeekFilter>(filter: F, zone: string | null): F {
  if (zone === null || filter.weekTz !== undefined || (filter.weekday === undefined && filter.hour === undefined))
    return filter;
  return { ...filter, weekTz: zone };
}
