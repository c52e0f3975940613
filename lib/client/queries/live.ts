import { useQuery } from "@tanstack/react-query";
import { eventsAnswer } from "@/lib/contracts/event";
import { liveAnswer } from "@/lib/contracts/live";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import { useLiveStream } from "../live/provider";
import { keys } from "./keys";

/** What a query of the live page must not do by itself while the live switch is off. */
const STILL = {
  refetchInterval: false,
  refetchOnMount: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

/** How a query of the live page refreshes: every so many milliseconds, and not at all while the live switch is off. */
export function useLiveRefresh(every: number | false) {
  const { pausedAt } = useLiveStream();
  return pausedAt === null ? { refetchInterval: every } : STILL;
}

/** The live figures. While the stream is up it writes them here; else they are asked for every five seconds. */
export function useLive(polling: boolean) {
  const { app, ready } = useCurrentApp();
  const refresh = useLiveRefresh(polling ? 5000 : false);
  return useQuery({
    queryKey: keys.live(app),
    queryFn: ({ signal }) => getJson("live", { app }, liveAnswer, signal),
    ...refresh,
    staleTime: polling ? 0 : 5000,
    enabled: ready,
  });
}

/** The newest events, to begin with and while the stream is down. */
export function useNewestEvents(polling: boolean) {
  const { app, ready } = useCurrentApp();
  const refresh = useLiveRefresh(polling ? 5000 : false);
  return useQuery({
    queryKey: keys.newestEvents(app),
    queryFn: ({ signal }) => getJson("events", { app, limit: 40 }, eventsAnswer, signal),
    ...refresh,
    enabled: ready,
  });
}
