import { keepPreviousData, useInfiniteQuery, useQuery, type QueryKey } from "@tanstack/react-query";
import type { TimeRange } from "@/lib/time/range";
import { useCurrentApp } from "../app";
import { isoRange } from "../url/range";
import { endpointPages, endpointQuery, matchingKey } from "./endpoint-query";
import { useLocaleQuery } from "./locale-query";

/**
 * Rows of a page of the timeline, and of the events at one millisecond. The keys below contain it, so the two differ.
 */
const TIMELINE_PAGE = 50;
const EVENTS_AT = 200;

type AppId = string | undefined;

/** Keys of every read about users of an app. */
export function usersKeys(app: AppId): QueryKey[] {
  return [
    matchingKey("GET user", { app }),
    matchingKey("GET user/timeline", { app }),
    matchingKey("GET user/timeline-chart", { app }),
    matchingKey("GET user/totals", { app }),
  ];
}

/** Keys of every read about one user, without the list of the timeline. */
export function userKeys(app: AppId, id: string): QueryKey[] {
  return [
    matchingKey("GET user", { app, id }),
    matchingKey("GET user/timeline", { app, id, limit: EVENTS_AT }),
    matchingKey("GET user/timeline-chart", { app, id }),
    matchingKey("GET user/totals", { app, id }),
  ];
}

/** The key of the list of a user's timeline. */
export function timelineKey(app: AppId, id: string): QueryKey {
  return matchingKey("GET user/timeline", { app, id, limit: TIMELINE_PAGE });
}

/** One user as of now. The live stream refreshes it. The interval is for a stream that is down. */
export function useUser(id: string) {
  const { app, ready } = useCurrentApp();
  const speech = useLocaleQuery();
  return useQuery({
    ...endpointQuery("GET user", { app, id, ...speech }),
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
    enabled: ready && id !== "" && speech !== null,
  });
}

/** The state of one user at a moment in ms. It is not read while the moment is null. */
export function useMoment(id: string, at: number | null) {
  const { app, ready } = useCurrentApp();
  const speech = useLocaleQuery();
  return useQuery({
    ...endpointQuery("GET user", { app, id, at: new Date(at ?? 0).toISOString(), ...speech }),
    select: (answer) => ("at" in answer ? answer : undefined),
    enabled: ready && id !== "" && at !== null && speech !== null,
  });
}

/** The timeline of one user, newest first, page by page; without a range all of it. */
export function useTimeline(id: string, range: TimeRange | null) {
  const { app, ready } = useCurrentApp();
  const speech = useLocaleQuery();
  return useInfiniteQuery({
    ...endpointPages("GET user/timeline", {
      app,
      id,
      ...(range && isoRange(range)),
      ...speech,
      limit: TIMELINE_PAGE,
    }),
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : 15_000),
    placeholderData: keepPreviousData,
    enabled: ready && id !== "" && speech !== null,
  });
}

/** What happened to a user in one millisecond: events, and connections that began, ended or were open. */
export function useEventsAt(id: string, at: number | null) {
  const { app, ready } = useCurrentApp();
  const speech = useLocaleQuery();
  const range = isoRange({ from: (at ?? 0) - 1, to: (at ?? 0) + 1 });
  return useQuery({
    ...endpointQuery("GET user/timeline", { app, id, ...range, ...speech, limit: EVENTS_AT }),
    enabled: ready && at !== null && speech !== null,
  });
}
