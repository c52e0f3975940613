import { eventsFilter } from "@/lib/contracts/event";
import { readFilter, type ListFilter } from "./list-filter";
import { href } from "./users-filter";

/** What the list of events can be narrowed to beside its range. */
export const EVENTS_FILTER = [
  "user", "action", "reason", "platform", "verdict", "late", "status", "receivedFrom", "receivedTo",
] as const;
export type EventsFilter = ListFilter<(typeof EVENTS_FILTER)[number]>;

export function readEventsFilter(search: URLSearchParams): EventsFilter {
  return readFilter(search, EVENTS_FILTER, eventsFilter.shape);
}

/** `/events` with a filter and a range: `from` and `to`, or the name of a preset. */
export function eventsHref(filter: EventsFilter & { from?: string; to?: string; range?: string }, app?: string): string {
  return href("/events", { app, ...filter });
}
