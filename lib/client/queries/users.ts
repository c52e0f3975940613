import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { usersAnswer } from "@/lib/contracts/users";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import type { UsersFilter } from "../url/users-filter";
import { keys } from "./keys";

/**
 * The list of users, a page at a time. Only a list that stands on its first page refreshes by itself:
 * below that a reader has gone somewhere, and rows must not move under them.
 */
export function useUsers(filter: UsersFilter) {
  const { app, ready } = useCurrentApp();
  return useInfiniteQuery({
    queryKey: keys.users(app, filter),
    queryFn: ({ pageParam, signal }) =>
      getJson("users", { app, ...filter, cursor: pageParam, limit: 100 }, usersAnswer, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    enabled: ready,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : 10_000),
  });
}
