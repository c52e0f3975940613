import { kicksFilter } from "@/lib/contracts/kicks";
import { readFilter, type ListFilter } from "./list-filter";

/** What the list of kicks can be narrowed to beside its range. */
export const KICKS_FILTER = ["by", "kicked", "user", "known"] as const;
export type KicksFilter = ListFilter<(typeof KICKS_FILTER)[number]>;

/** Reads the filter out of an address; what the interface would refuse is left out. */
export function readKicksFilter(search: URLSearchParams): KicksFilter {
  return readFilter(search, KICKS_FILTER, kicksFilter.shape);
}
