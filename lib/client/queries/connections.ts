import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { IsoRange } from "@/lib/time/range";
import { useCurrentApp } from "../app";
import type { ConnectionsFilter } from "../url/connections-filter";
import { endpointPages } from "./endpoint-query";

/**
 * Connections that ended in the range, newest end first; or those open at one instant. It is read page by page and
 * never refreshes itself. `range` is null until it is known.
 */
export function useConnections(filter: ConnectionsFilter, range: IsoRange | null) {
  const { app, ready } = useCurrentApp();
  return useInfiniteQuery({
    ...endpointPages("GET connections", { app, ...filter, ...range, limit: 100 }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    enabled: ready && range !== null,
  });
}
