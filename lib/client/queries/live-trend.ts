import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { historyAnswer } from "@/lib/contracts/history";
import { eventsStatsAnswer } from "@/lib/contracts/stats/events";
import { incidentsAnswer } from "@/lib/contracts/stats/incidents";
import { onlineAnswer } from "@/lib/contracts/stats/online";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import { COMPARED, sameClock, type Compared, type Stretch } from "../live/trend";
import { currentTime } from "../time/now";
import { HOUR, MINUTE } from "@/lib/time/units";
import { isoRange } from "../url/range";
import { keys } from "./keys";
import { useLiveRefresh } from "./live";

/** How often what the stream does not tell is asked for anew, in milliseconds: it is counted by minutes. */
const EVERY = 60_000;

/** At most 300 points whatever is chosen. */
const bucketOf = ({ from, to }: Stretch) => (to - from <= 4 * HOUR ? "1m" : "5m");

/** Users online over the hours that the live curve shows. */
export function useOnlineToday(stretch: Stretch | null) {
  const { app, ready } = useCurrentApp();
  const refresh = useLiveRefresh(EVERY);
  return useQuery({
    queryKey: [...keys.liveTrend(app), "today", stretch],
    queryFn: ({ signal }) =>
      getJson(
        "stats/online",
        { app, ...(stretch && { ...isoRange(stretch), bucket: bucketOf(stretch) }) },
        onlineAnswer,
        signal,
      ),
    placeholderData: keepPreviousData,
    enabled: ready && stretch !== null,
    ...refresh,
  });
}

/** The same hours of a day before. They are over: only what comes late changes them, and once an hour is often enough. */
export function useOnlineBefore(which: Compared, stretch: Stretch | null, zone: string | null) {
  const { app, ready } = useCurrentApp();
  return useQuery({
    queryKey: [...keys.liveTrend(app), which, stretch, zone],
    queryFn: ({ signal }) => {
      if (!stretch || !zone) throw new Error("asked without a stretch");
      const [from, to] = [stretch.from, stretch.to].map((at) => sameClock(at, COMPARED[which], zone));
      return getJson(
        "stats/online",
        { app, ...isoRange({ from: from ?? null, to: to ?? stretch.to }), bucket: bucketOf(stretch) },
        onlineAnswer,
        signal,
      );
    },
    placeholderData: keepPreviousData,
    enabled: ready && stretch !== null && zone !== null,
    staleTime: Infinity,
  });
}

/** Incidents that touch the hours that the live curve shows. */
export function useIncidentsOf(stretch: Stretch | null) {
  const { app, ready } = useCurrentApp();
  const refresh = useLiveRefresh(EVERY);
  return useQuery({
    queryKey: [...keys.liveTrend(app), "incidents", stretch],
    queryFn: ({ signal }) =>
      getJson("stats/incidents", { app, ...(stretch && isoRange(stretch)) }, incidentsAnswer, signal),
    placeholderData: keepPreviousData,
    enabled: ready && stretch !== null,
    ...refresh,
  });
}

const minutesBack = (minutes: number) => {
  const minute = Math.floor(currentTime() / MINUTE) * MINUTE;
  return isoRange({ from: minute - (minutes - 1) * MINUTE, to: minute + MINUTE });
};

/** What happened in each of the last sixty minutes, the current one included. */
export function useRates() {
  const { app, ready } = useCurrentApp();
  const refresh = useLiveRefresh(EVERY);
  return useQuery({
    queryKey: [...keys.liveTrend(app), "rates"],
    queryFn: ({ signal }) =>
      getJson("stats/events", { app, ...minutesBack(60), bucket: "1m" }, eventsStatsAnswer, signal),
    enabled: ready,
    ...refresh,
  });
}

/** Stretches of the last hours in which nothing arrived though something was to be expected. */
export function useGaps() {
  const { app, ready } = useCurrentApp();
  const refresh = useLiveRefresh(EVERY);
  return useQuery({
    queryKey: [...keys.liveTrend(app), "gaps"],
    queryFn: ({ signal }) =>
      getJson("ingest/history", { app, ...minutesBack(180), bucket: "15m" }, historyAnswer, signal),
    enabled: ready,
    ...refresh,
  });
}
