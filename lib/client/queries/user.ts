import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { timelineAnswer, userAnswer } from "@/lib/contracts/user";
import { ApiError } from "../api/problem";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import { keys } from "./keys";

/** A user who was never seen is an answer, not a failure to try again. */
function retryUnlessMissing(count: number, error: Error): boolean {
  return !(error instanceof ApiError && error.status === 404) && count < 2;
}

/** One user as of now. The live stream refreshes it at once; the interval covers a stream that is down. */
export function useUser(id: string) {
  const { app, ready } = useCurrentApp();
  return useQuery({
    queryKey: keys.user(app, id),
    queryFn: ({ signal }) => getJson("user", { app, id }, userAnswer, signal),
    refetchInterval: 15_000,
    enabled: ready && id !== "",
    retry: retryUnlessMissing,
  });
}

/** Every event of one user, newest first, a page at a time. */
export function useTimeline(id: string) {
  const { app, ready } = useCurrentApp();
  return useInfiniteQuery({
    queryKey: keys.timeline(app, id),
    queryFn: ({ pageParam, signal }) =>
      getJson("user/timeline", { app, id, cursor: pageParam, limit: 50 }, timelineAnswer, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : 15_000),
    enabled: ready && id !== "",
    retry: retryUnlessMissing,
  });
}
