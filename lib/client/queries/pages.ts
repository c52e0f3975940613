import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson, type Query } from "../api/request";
import { useCurrentApp } from "../app";
import { isoRange, type PageRange } from "../url/range";
import { keys } from "./keys";

/**
 * A list of a page's range, a page of 100 rows at a time. It stands as the page's frozen now stands: rows never move by
 * themselves. @param path below `/api/v1`
 */
export function usePages<S extends z.ZodType<{ nextCursor: string | null }>>(
  path: string,
  schema: S,
  range: PageRange | null,
  filter: Query = {},
  enabled = true,
) {
  const { app, ready } = useCurrentApp();
  const asked = range && { app, ...isoRange(range), ...filter };
  return useInfiniteQuery({
    queryKey: [...keys.stats(app, path, asked ?? {}, range?.closed ? "closed" : (range?.now ?? 0)), "pages"],
    queryFn: ({ pageParam, signal }) => getJson(path, { ...asked, cursor: pageParam, limit: 100 }, schema, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    enabled: ready && enabled && range !== null,
  });
}
