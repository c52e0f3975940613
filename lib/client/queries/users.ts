import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCurrentApp } from "../app";
import type { UsersFilter } from "../url/users-filter";
import { endpointPages } from "./endpoint-query";

/** The list of users, page by page. Only the first page refreshes itself: rows must not move while someone reads. */
export function useUsers(filter: UsersFilter) {
  const { app, ready } = useCurrentApp();
  return useInfiniteQuery({
    ...endpointPages("GET users", { app, ...filter, limit: 100 }),
    placeholderData: keepPreviousData,
    enabled: ready,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : 10_000),
  });
}
