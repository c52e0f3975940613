import { connectionsFilter } from "@/lib/contracts/connections";
import { readFilter, type ListFilter } from "./list-filter";

/** What the list of connections can be narrowed to beside its range. */
export const CONNECTIONS_FILTER = [
  "user",
  "cause",
  "platform",
  "kickedBy",
  "network",
  "outside",
  "knownStart",
  "minMs",
  "maxMs",
  "openAt",
  "openTo",
  "weekday",
  "hour",
  "weekTz",
] as const;
export type ConnectionsFilter = ListFilter<(typeof CONNECTIONS_FILTER)[number]>;

/** Reads the filter out of an address; what the interface would refuse is left out, an end of no beginning among it. */
export function readConnectionsFilter(search: URLSearchParams): ConnectionsFilter {
  const { openTo, ...filter } = readFilter(search, CONNECTIONS_FILTER, connectionsFilter.shape);
  const isAfter = openTo !== undefined && filter.openAt !== undefined && Date.parse(openTo) > Date.parse(filter.openAt);
  return isAfter ? { ...filter, openTo } : filter;
}
