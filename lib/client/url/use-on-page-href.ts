import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import type { TimeRange } from "@/lib/time/range";
import type { ListFilter } from "./list-filter";
import { onPageHref } from "./on-page";

/**
 * The address of a list that stands on this page: the same range, with this filter alone, or within another stretch.
 * @param list where it stands on the page
 * @param names every part that its filter may have; the same array at every call
 */
export function useOnPageHref<Name extends string>(
  list: string,
  names: readonly Name[],
): (filter: ListFilter<Name>, stretch?: TimeRange) => string {
  const text = useSearchParams().toString();
  return useCallback(
    (filter, stretch) => onPageHref(new URLSearchParams(text), list, names, filter, stretch),
    [text, list, names],
  );
}
