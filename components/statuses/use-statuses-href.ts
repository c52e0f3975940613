import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import type { StatusesFilter } from "@/lib/client/url/statuses-filter";
import { withParameters } from "@/lib/client/url/use-parameters";

/** Where the list of changes stands on the page. */
export const STATUSES_LIST = "changes";

/** The address of the list on this page: the same range, with this filter alone, or within another stretch. */
export function useStatusesHref(): (filter: StatusesFilter, stretch?: { from: number; to: number }) => string {
  const text = useSearchParams().toString();
  return useCallback(
    (filter, stretch) => {
      const { value, was, user } = filter;
      const within = stretch && { range: undefined, from: new Date(stretch.from).toISOString(), to: new Date(stretch.to).toISOString() };
      return `${withParameters(new URLSearchParams(text), { value, was, user, ...within })}#${STATUSES_LIST}`;
    },
    [text],
  );
}
