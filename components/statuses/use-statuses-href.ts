import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { STATUSES_FILTER, type StatusesFilter } from "@/lib/client/url/statuses-filter";
import { onPageHref } from "@/lib/client/url/on-page";

/** Where the list of changes stands on the page. */
export const STATUSES_LIST = "changes";

/** The address of the list on this page: the same range, with this filter alone, or within another stretch. */
export function useStatusesHref(): (filter: StatusesFilter, stretch?: { from: number; to: number }) => string {
  const text = useSearchParams().toString();
  return useCallback((filter, stretch) => onPageHref(new URLSearchParams(text), STATUSES_LIST, STATUSES_FILTER, filter, stretch), [text]);
}
