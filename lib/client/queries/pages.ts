import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { ExactQuery, ListKey } from "@/lib/contracts/endpoint-types";
import type { Query } from "../api/request";
import { useCurrentApp } from "../app";
import { isoRange, type PageRange } from "../url/range";
import { pagesOptions } from "./endpoint-query";
import { stampOf } from "./stats";

/** A list of a page's range, 100 rows at a time. It is read again only if the frozen now of the page moves. */
export function usePages<K extends ListKey, Q extends Query>(
  key: K,
  range: PageRange | null,
  filter?: ExactQuery<K, Q>,
  enabled = true,
) {
  const { app, ready } = useCurrentApp();
  const query = { app, ...(range && isoRange(range)), ...filter, limit: 100 };
  return useInfiniteQuery({
    ...pagesOptions(key, query, stampOf(range)),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    enabled: ready && enabled && range !== null,
  });
}
