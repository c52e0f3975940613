import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { eventsAnswer, type EventsAnswer } from "@/lib/contracts/event";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import type { EventsFilter } from "../url/events-filter";
import { keys } from "./keys";
import type { IsoRange } from "@/lib/time/range";

/** Events of a page; also the most that follow mode asks for at once. */
const EVENTS_PAGE = 100;

/** The newest events that fit. @throws ApiError */
export function fetchNewestEvents(
  app: string | undefined,
  filter: EventsFilter,
  within: IsoRange,
  signal?: AbortSignal,
): Promise<EventsAnswer> {
  return getJson("events", { app, ...filter, ...within, limit: EVENTS_PAGE }, eventsAnswer, signal);
}

/**
 * Stored callbacks, newest first, a page at a time. It never refreshes by itself: rows must not move under a reader;
 * follow mode puts what is new on top. `within` is null until the range is known.
 */
export function useEvents(filter: EventsFilter, within: IsoRange | null) {
  const { app, ready } = useCurrentApp();
  return useInfiniteQuery({
    queryKey: keys.events(app, filter, within),
    queryFn: ({ pageParam, signal }) =>
      getJson("events", { app, ...filter, ...within, cursor: pageParam, limit: EVENTS_PAGE }, eventsAnswer, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    enabled: ready && within !== null,
  });
}
