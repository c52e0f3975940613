"use client";

import { useEffect, useLayoutEffect, type RefObject } from "react";
import type { useTimeline } from "@/lib/client/queries/user";
import type { TimeRange } from "@/lib/time/range";

/** Pages that are loaded to reach the moment. Behind them, its row comes when the reader loads more. */
const MAX_PAGES = 10;

/**
 * The place of the chosen moment in the list of events. It loads pages until the place is known, and scrolls the list,
 * not the page, to it.
 * @param range the range of the list, null for all of history
 * @param scroller the element that scrolls the list
 * @returns the moment in ms, as soon as its place in the list is known; otherwise null
 */
export function useMomentRow(
  list: ReturnType<typeof useTimeline>,
  moment: number | null,
  range: TimeRange | null,
  scroller: RefObject<HTMLElement | null>,
): number | null {
  const { data, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage } = list;
  const pages = data?.pages ?? [];
  const oldest = pages.at(-1)?.events.at(-1);
  const listed = moment !== null && (range === null || (moment >= range.from && moment < range.to));
  const reached = listed && data !== undefined && (!hasNextPage || (oldest && Date.parse(oldest.eventTime) <= moment));
  const at = reached ? moment : null;

  const missing = listed && !reached && hasNextPage && !isFetchingNextPage && !isPlaceholderData;
  useEffect(() => {
    if (missing && pages.length < MAX_PAGES) void fetchNextPage();
  }, [missing, pages.length, fetchNextPage]);

  useLayoutEffect(() => {
    const outer = scroller.current;
    const inner = outer?.querySelector<HTMLElement>(`[aria-current="time"]`);
    if (at === null || !outer || !inner || isPlaceholderData) return;
    const distance = inner.getBoundingClientRect().top - outer.getBoundingClientRect().top;
    outer.scrollTo({ top: outer.scrollTop + distance - (outer.clientHeight - inner.offsetHeight) / 2 });
  }, [at, isPlaceholderData, scroller]);

  return at;
}
