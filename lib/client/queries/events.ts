import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { EventsAnswer } from "@/lib/contracts/event";
import type { IsoRange } from "@/lib/time/range";
import { request } from "../api/request";
import { useCurrentApp } from "../app";
import type { EventsFilter } from "../url/events-filter";
import { endpointPages } from "./endpoint-query";

/** Events of a page. Live tail reads no more than this at once. */
const EVENTS_PAGE = 100;

export function eventsOptions(app: string | undefined, filter: EventsFilter, range: IsoRange | null) {
  return endpointPages("GET events", { app, ...filter, ...range, limit: EVENTS_PAGE });
}

/** The newest events that match. Throws ApiError. */
export function fetchNewestEvents(
  app: string | undefined,
  filter: EventsFilter,
  range: IsoRange,
): Promise<EventsAnswer> {
  return request("GET events", { query: { app, ...filter, ...range, limit: EVENTS_PAGE } });
}

/**
 * Stored callbacks, newest first, page by page. It never refreshes itself, because rows must not move while someone
 * reads. Live tail adds new events at the top. `range` is null until it is known.
 */
export function useEvents(filter: EventsFilter, range: IsoRange | null) {
  const { app, ready } = useCurrentApp();
  return useInfiniteQuery({
    ...eventsOptions(app, filter, range),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    enabled: ready && range !== null,
  });
}
