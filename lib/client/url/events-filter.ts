import { eventsFilter } from "@/lib/contracts/event";
import { readFilter, type ListFilter } from "./list-filter";

/** What the list of events can be narrowed to beside its range. */
export const EVENTS_FILTER = [
  "user",
  "action",
  "reason",
  "platform",
  "verdict",
  "late",
  "status",
  "receivedFrom",
  "receivedTo",
  "minDelayMs",
  "maxDelayMs",
  "weekday",
  "hour",
  "weekTz",
] as const;
export type EventsFilter = ListFilter<(typeof EVENTS_FILTER)[number]>;

/** Reads the filter out of an address; what the interface would refuse is left out. A status may be empty. */
export function readEventsFilter(search: URLSearchParams): EventsFilter {
  return readFilter(search, EVENTS_FILTER, eventsFilter.shape, ["status"]);
}
