import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { timelineChartAnswer, totalsAnswer } from "@/lib/contracts/timeline-chart";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import type { TimeRange } from "@/lib/time/range";
import { useZone } from "../time/zone";
import { keys } from "./keys";
import { retryUnlessMissing } from "./user";

const iso = (range: TimeRange | null) =>
  range && { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() };

/** A range of a user's timeline as it can be drawn; the range shown before stays until the new one is there. */
export function useTimelineChart(id: string, range: TimeRange | null) {
  const { app, ready } = useCurrentApp();
  const within = iso(range);
  return useQuery({
    queryKey: [...keys.picture(app, id), within],
    queryFn: ({ signal }) => getJson("user/timeline-chart", { app, id, ...within }, timelineChartAnswer, signal),
    placeholderData: keepPreviousData,
    enabled: ready && within !== null,
    retry: retryUnlessMissing,
  });
}

/** What a range of a user's timeline sums up to; days are those of the chosen zone. */
export function useTotals(id: string, range: TimeRange | null) {
  const { app, ready } = useCurrentApp();
  const { zone } = useZone();
  const within = iso(range);
  return useQuery({
    queryKey: [...keys.totals(app, id), within, zone],
    queryFn: ({ signal }) => getJson("user/totals", { app, id, ...within, tz: zone }, totalsAnswer, signal),
    placeholderData: keepPreviousData,
    enabled: ready && within !== null && zone !== null,
    retry: retryUnlessMissing,
  });
}
