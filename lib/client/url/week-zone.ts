import type { ListFilter } from "./list-filter";

type Week = ListFilter<"weekday" | "hour" | "weekTz">;

/** The filter with the zone that its part of the week is told in: the page's, where the address names none. */
export function inWeekZone<F extends Week>(filter: F, zone: string | null): F {
  if (zone === null || filter.weekTz !== undefined || (filter.weekday === undefined && filter.hour === undefined))
    return filter;
  return { ...filter, weekTz: zone };
}
