import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ExactQuery, StatsKey } from "@/lib/contracts/endpoint-types";
import type { Platform } from "@/lib/protocol/platform";
import type { Query } from "../api/request";
import { useCurrentApp } from "../app";
import { isoRange, type PageRange } from "../url/range";
import { readOptions } from "./endpoint-query";

/** Separates two reads of a range that has not passed. */
export function stampOf(range: PageRange | null): number | "closed" {
  return range?.closed ? "closed" : (range?.now ?? 0);
}

/**
 * A statistic of a page's range, in its zone. A range that has passed is read once. Another one is read again when the
 * frozen now of the page moves. The previous answer is shown until then.
 */
export function useStats<K extends StatsKey, Q extends Query>(
  key: K,
  range: PageRange | null,
  filter?: ExactQuery<K, Q>,
  enabled = true,
) {
  const { app, ready } = useCurrentApp();
  const query = { app, ...(range && { ...isoRange(range), tz: range.zone }), ...filter };
  return useQuery({
    ...readOptions(key, query, stampOf(range)),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    refetchOnMount: (read) => read.state.status === "error",
    enabled: ready && enabled && range !== null,
  });
}

/** The range before; null if there is none, or if its sums are not all kept since `keptFrom`. */
function previousRange(range: PageRange | null, keptFrom: string | null | undefined): PageRange | null {
  if (!range?.previous || range.previous.from < Date.parse(keptFrom ?? "1970-01-01")) return null;
  return { ...range, preset: null, ...range.previous, closed: range.previous.to <= range.now, previous: null };
}

/** A statistic of a page's range and of the range before. `earlier` is given once both are for the current range. */
export function useCompared<K extends StatsKey, Q extends Query>(
  key: K,
  range: PageRange | null,
  filter?: ExactQuery<K, Q>,
) {
  const { current } = useCurrentApp();
  const now = useStats(key, range, filter);
  const before = previousRange(range, current?.sumsFrom);
  const earlier = useStats(key, before, filter, now.isSuccess && !now.isPlaceholderData);
  const comparable = before && !now.isPlaceholderData && !earlier.isPlaceholderData;
  return { now, earlier: comparable ? earlier.data : undefined };
}

export const useEventCounts = (range: PageRange | null, platform?: Platform) =>
  useStats("GET stats/events", range, { platform });
export const useKicks = (range: PageRange | null) => useStats("GET stats/kicks", range);
/** Whether the range has events, and the nearest ones. */
export const useNearest = (range: PageRange | null) => useStats("GET stats/nearest", range);
export const useIncidents = (range: PageRange | null) => useStats("GET stats/incidents", range);
export const useStatuses = (range: PageRange | null) => useStats("GET stats/statuses", range);
