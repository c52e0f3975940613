import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { eventsStatsAnswer } from "@/lib/contracts/stats/events";
import { incidentsAnswer } from "@/lib/contracts/stats/incidents";
import { kicksStatsAnswer } from "@/lib/contracts/stats/kicks";
import { getJson, type Query } from "../api/request";
import { useCurrentApp } from "../app";
import { isoRange, type PageRange } from "../url/range";
import { keys } from "./keys";

/**
 * A statistic of a page's range, in its zone. What was asked once of a closed range is never asked again; one that is
 * not closed is asked again when the page's frozen now moves, and never by itself. What was shown stays until then.
 * @param path below `/api/v1`, such as `stats/online`
 */
export function useStats<S extends z.ZodType>(
  path: string,
  schema: S,
  range: PageRange | null,
  query: Query = {},
  enabled = true,
) {
  const { app, ready } = useCurrentApp();
  const asked = range && { app, ...isoRange(range), tz: range.zone, ...query };
  return useQuery({
    queryKey: keys.stats(app, path, asked ?? {}, range?.closed ? "closed" : (range?.now ?? 0)),
    queryFn: ({ signal }) => getJson(path, asked ?? {}, schema, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    refetchOnMount: (q) => q.state.status === "error",
    enabled: ready && enabled && range !== null,
  });
}

/** The range before as a range of its own; null where there is none. It has passed, whatever the page's does. */
function previousRange(range: PageRange | null): PageRange | null {
  if (!range?.previous) return null;
  return { ...range, preset: null, ...range.previous, closed: range.previous.to <= range.now, previous: null };
}

/** A statistic of the page's range, and the same of the range before once both are of the range that is asked for. */
export function useCompared<S extends z.ZodType>(path: string, schema: S, range: PageRange | null, query: Query = {}) {
  const now = useStats(path, schema, range, query);
  const earlier = useStats(path, schema, previousRange(range), query, now.isSuccess && !now.isPlaceholderData);
  const comparable = range?.previous && !now.isPlaceholderData && !earlier.isPlaceholderData;
  return { now, earlier: comparable ? earlier.data : undefined };
}

export const useEventCounts = (range: PageRange | null, platform?: string) =>
  useStats("stats/events", eventsStatsAnswer, range, { platform });
export const useKicks = (range: PageRange | null) => useStats("stats/kicks", kicksStatsAnswer, range);
export const useIncidents = (range: PageRange | null) => useStats("stats/incidents", incidentsAnswer, range);
