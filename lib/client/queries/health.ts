import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { healthAnswer, rejectedAnswer, type RejectedQuery } from "@/lib/contracts/health";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import { keys } from "./keys";

export function useHealth() {
  const { app, ready } = useCurrentApp();
  return useQuery({
    queryKey: keys.health(app),
    queryFn: ({ signal }) => getJson("ingest/health", { app }, healthAnswer, signal),
    refetchInterval: 10_000,
    enabled: ready,
  });
}

/** Refused callbacks, newest first. */
export function useRejected(cause: RejectedQuery["cause"]) {
  const { app, ready } = useCurrentApp();
  return useInfiniteQuery({
    queryKey: keys.rejected(app, cause),
    queryFn: ({ pageParam, signal }) =>
      getJson("ingest/rejected", { app, cause, cursor: pageParam, limit: 20 }, rejectedAnswer, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    enabled: ready,
  });
}
