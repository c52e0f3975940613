import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import type { KicksFilter } from "@/lib/client/url/kicks-filter";
import { withParameters } from "@/lib/client/url/use-parameters";

/** Where the list of kicks stands on the page. */
export const KICKS_LIST = "kicks";

/** The address of the list on this page: the same range, with this filter alone, or within another stretch. */
export function useKicksHref(): (filter: KicksFilter, stretch?: { from: number; to: number }) => string {
  const text = useSearchParams().toString();
  return useCallback(
    (filter, stretch) => {
      const { by, kicked, user, known } = filter;
      const within = stretch && { range: undefined, from: new Date(stretch.from).toISOString(), to: new Date(stretch.to).toISOString() };
      return `${withParameters(new URLSearchParams(text), { by, kicked, user, known, ...within })}#${KICKS_LIST}`;
    },
    [text],
  );
}
