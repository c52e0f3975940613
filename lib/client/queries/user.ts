import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { timelineAnswer, userAnswer } from "@/lib/contracts/user";
import { ApiError } from "../api/problem";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import type { TimeRange } from "@/lib/time/range";
import { keys } from "./keys";
import { useSpeech } from "./speech";

/** A user who was never seen is an answer, not a failure to try again. */
export function retryUnlessMissing(count: number, error: Error): boolean {
  return !(error instanceof ApiError && error.status === 404) && count < 2;
}

/** One user as of now. The live stream refreshes it at once; the interval covers a stream that is down. */
export function useUser(id: string) {
  const { app, ready } = useCurrentApp();
  const speech = useSpeech();
  return useQuery({
    queryKey: [...keys.userNow(app, id), speech],
    queryFn: ({ signal }) => getJson("user", { app, id, ...speech }, userAnswer, signal),
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
    enabled: ready && id !== "" && speech !== null,
    retry: retryUnlessMissing,
  });
}

/** The past of one user, newest first, a page at a time; without a range all of it. */
export function useTimeline(id: string, range: TimeRange | null) {
  const { app, ready } = useCurrentApp();
  const speech = useSpeech();
  const within = range && { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() };
  return useInfiniteQuery({
    queryKey: [...keys.timeline(app, id), within, speech],
    queryFn: ({ pageParam, signal }) =>
      getJson("user/timeline", { app, id, ...within, ...speech, cursor: pageParam, limit: 50 }, timelineAnswer, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : 15_000),
    placeholderData: keepPreviousData,
    enabled: ready && id !== "" && speech !== null,
    retry: retryUnlessMissing,
  });
}

/** What happened to a user at one millisecond: its events, and the connections that began, ended or were open then. */
export function useEventsAt(id: string, at: number | null) {
  const { app, ready } = useCurrentApp();
  const speech = useSpeech();
  return useQuery({
    queryKey: [...keys.moment(app, id), at, speech],
    queryFn: ({ signal }) => {
      const [from, to] = [(at ?? 0) - 1, (at ?? 0) + 1].map((ms) => new Date(ms).toISOString());
      return getJson("user/timeline", { app, id, from, to, ...speech, limit: 200 }, timelineAnswer, signal);
    },
    enabled: ready && at !== null && speech !== null,
    retry: retryUnlessMissing,
  });
}
