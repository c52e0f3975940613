import { duplicatesFilter } from "@/lib/contracts/duplicates";
import { readFilter, type ListFilter } from "./list-filter";

/** What the list of duplicates can be narrowed to beside its range. */
export const DUPLICATES_FILTER = ["user"] as const;
export type DuplicatesFilter = ListFilter<(typeof DUPLICATES_FILTER)[number]>;

/** Reads the filter out of an address; what the interface would refuse is left out. */
export function readDuplicatesFilter(search: URLSearchParams): DuplicatesFilter {
  return readFilter(search, DUPLICATES_FILTER, duplicatesFilter.shape);
}
