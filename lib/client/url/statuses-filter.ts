import { statusesFilter } from "@/lib/contracts/statuses";
import { readFilter, type ListFilter } from "./list-filter";

/** What the list of status changes can be narrowed to. An empty value is a clearing, an empty `was` none before. */
export const STATUSES_FILTER = ["value", "was", "user", "except", "ended", "presumed"] as const;
export type StatusesFilter = ListFilter<(typeof STATUSES_FILTER)[number]>;

/** Reads the filter out of an address; what the interface would refuse is left out. */
export function readStatusesFilter(search: URLSearchParams): StatusesFilter {
  return readFilter(search, STATUSES_FILTER, statusesFilter.shape, ["value", "was"]);
}
