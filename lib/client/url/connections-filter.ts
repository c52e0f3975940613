import { connectionsFilter } from "@/lib/contracts/connections";
import { readFilter, type ListFilter } from "./list-filter";
import { href } from "./users-filter";

/** What the list of connections can be narrowed to beside its range. */
export const CONNECTIONS_FILTER = [
  "user", "cause", "platform", "kickedBy", "network", "knownStart", "minMs", "maxMs", "openAt",
] as const;
export type ConnectionsFilter = ListFilter<(typeof CONNECTIONS_FILTER)[number]>;

export function readConnectionsFilter(search: URLSearchParams): ConnectionsFilter {
  return readFilter(search, CONNECTIONS_FILTER, connectionsFilter.shape);
}

/** `/connections` with a filter and a range of the end: `from` and `to`, or the name of a preset. */
export function connectionsHref(
  filter: ConnectionsFilter & { from?: string; to?: string; range?: string },
  app?: string,
): string {
  return href("/connections", { app, ...filter });
}
