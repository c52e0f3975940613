import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { TimeRange } from "@/lib/time/range";
import { useCurrentApp } from "../app";
import { useZone } from "../time/zone";
import { endpointQuery } from "./endpoint-query";

const isoOf = (range: TimeRange | null) => ({
  from: range ? new Date(range.from).toISOString() : "",
  to: range ? new Date(range.to).toISOString() : "",
});

/** A range of a user's timeline, to draw. The previous range is shown until the new one is there. */
export function useTimelineChart(id: string, range: TimeRange | null) {
  const { app, ready } = useCurrentApp();
  return useQuery({
    ...endpointQuery("GET user/timeline-chart", { app, id, ...isoOf(range) }),
    placeholderData: keepPreviousData,
    enabled: ready && range !== null,
  });
}

/** Totals of a range of a user's timeline. Its days are those of the chosen zone. */
export function useTotals(id: string, range: TimeRange | null) {
  const { app, ready } = useCurrentApp();
  const { zone } = useZone();
  return useQuery({
    ...endpointQuery("GET user/totals", { app, id, ...isoOf(range), tz: zone ?? undefined }),
    placeholderData: keepPreviousData,
    enabled: ready && range !== null && zone !== null,
  });
}
