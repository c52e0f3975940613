import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCurrentApp } from "../app";
import type { UsersFilter } from "../url/users-filter";
import type { IsoRange } from "@/lib/time/range";
import { endpointPages } from "./endpoint-query";

/**
 * The list of users, page by page. Only the first page refreshes itself: rows must not move while someone reads. With
 * the figures of a range, it does not refresh: the range does not move.
 * @param range of the figures; undefined for no figures, null until it is known
 */
export function useUsers(filter: UsersFilter, range?: IsoRange | null) {
  const { app, ready } = useCurrentApp();
  return useInfiniteQuery({
    ...endpointPages("GET users", { app, ...filter, ...range, limit: 100 }),
    placeholderData: keepPreviousData,
    enabled: ready && range !== null,
    refetchInterval: (query) => (range || (query.state.data?.pages.length ?? 0) > 1 ? false : 10_000),
  });
}
