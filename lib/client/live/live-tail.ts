import type { InfiniteData } from "@tanstack/react-query";
import type { EventsAnswer } from "@/lib/contracts/event";

export type EventPages = InfiniteData<EventsAnswer, string | null>;

/** A longer list restarts with the newest page. Removed rows are loaded again on scrolling. */
const LONGEST = 1000;

export interface Newer {
  /** The list with the new events on top. */
  pages: EventPages;
  /** Number of events in the newest page that the list did not have. */
  added: number;
  /** True if there may be more new events than the newest page has. */
  more: boolean;
}

/**
 * Puts the newest page on top of a list. If that page does not reach the rows that are already there, the list restarts
 * with it, so that it never has a gap.
 */
export function addNewest(pages: EventPages, newest: EventsAnswer): Newer {
  const [first, ...rest] = pages.pages;
  const known = new Set(pages.pages.flatMap((page) => page.events.map((event) => event.id)));
  const added = newest.events.filter((event) => !known.has(event.id)).length;
  const more = added > 0 && added === newest.events.length && newest.nextCursor !== null;
  if (first === undefined || more || newest.nextCursor === null || first.events.length > LONGEST) {
    return { pages: { pages: [newest], pageParams: [null] }, added, more: more && known.size > 0 };
  }
  const fresh = new Set(newest.events.map((event) => event.id));
  const events = [...newest.events, ...first.events.filter((event) => !fresh.has(event.id))];
  return { pages: { ...pages, pages: [{ ...first, events }, ...rest] }, added, more: false };
}
