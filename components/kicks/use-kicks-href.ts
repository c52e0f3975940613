import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { KICKS_FILTER, type KicksFilter } from "@/lib/client/url/kicks-filter";
import { onPageHref } from "@/lib/client/url/on-page";

/** Where the list of kicks stands on the page. */
export const KICKS_LIST = "kicks";

/** The address of the list on this page: the same range, with this filter alone, or within another stretch. */
export function useKicksHref(): (filter: KicksFilter, stretch?: { from: number; to: number }) => string {
  const text = useSearchParams().toString();
  return useCallback((filter, stretch) => onPageHref(new URLSearchParams(text), KICKS_LIST, KICKS_FILTER, filter, stretch), [text]);
}
