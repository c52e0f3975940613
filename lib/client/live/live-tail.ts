import type { InfiniteData } from "@tanstack/react-query";
import type { EventsAnswer } from "@/lib/contracts/event";

export type EventPages = InfiniteData<EventsAnswer, string | null>;

/** Rows after which a list that grows at its top begins anew: what falls off is asked for again below. */
const LONGEST = 1000;

export interface Newer {
  /** The list with what is new at its top. */
  pages: EventPages;
  /** Events of the newest page that the list did not hold. */
  added: number;
  /** True where there may be more of them than the newest page holds. */
  more: boolean;
}

/**
 * Puts the newest page on top of a list. Where that page does not reach down to what was there, the list begins anew
 * with it: it never has a hole.
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
