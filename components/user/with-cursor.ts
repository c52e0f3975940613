import type { Event } from "@/lib/contracts/event";

/** The chosen moment in a list of events, in ms. */
export interface CursorItem {
  cursorAt: number;
}

/**
 * Events, newest first, with the chosen moment between them: after the events that came later than it. Without a
 * moment, the events alone.
 */
export function withCursor(events: readonly Event[], at: number | null): (Event | CursorItem)[] {
  if (at === null) return [...events];
  const place = events.findIndex((event) => Date.parse(event.eventTime) <= at);
  const before = place === -1 ? events.length : place;
  return [...events.slice(0, before), { cursorAt: at }, ...events.slice(before)];
}

/** The time of an event or of the moment, in ms. */
export function timeOfItem(item: Event | CursorItem): number {
  return "cursorAt" in item ? item.cursorAt : Date.parse(item.eventTime);
}
