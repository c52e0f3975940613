import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { connectionsAnswer } from "@/lib/contracts/connections";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import type { ConnectionsFilter } from "../url/connections-filter";
import { keys } from "./keys";
import type { IsoRange } from "@/lib/time/range";

/**
 * Connections that ended in the range, newest end first; or those open at one instant. A page at a time, and never
 * refreshed by itself. `within` is null until the range is known.
 */
export function useConnections(filter: ConnectionsFilter, within: IsoRange | null) {
  const { app, ready } = useCurrentApp();
  return useInfiniteQuery({
    queryKey: keys.connections(app, filter, within),
    queryFn: ({ pageParam, signal }) =>
      getJson("connections", { app, ...filter, ...within, cursor: pageParam, limit: 100 }, connectionsAnswer, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    enabled: ready && within !== null,
  });
}
