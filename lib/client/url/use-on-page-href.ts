import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import type { TimeRange } from "@/lib/time/range";
import type { TextFilter } from "./filter";
import { onPageHref } from "./on-page";

/**
 * Address of a list on the current page, with this filter only.
 * @param list anchor of the list
 * @param parsers every parameter of its filter; must be the same object at every call
 */
export function useOnPageHref<Name extends string>(
  list: string,
  parsers: Record<Name, unknown>,
): (filter: TextFilter<Name>, range?: TimeRange) => string {
  const text = useSearchParams().toString();
  return useCallback(
    (filter, range) => onPageHref(new URLSearchParams(text), list, parsers, filter, range),
    [text, list, parsers],
  );
}
