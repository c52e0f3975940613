import { useQuery } from "@tanstack/react-query";
import { useCurrentApp } from "../app";
import { useLiveStream } from "../live/provider";
import { liveOptions, newestEventsOptions } from "./live-options";

/** A query of the live page does nothing by itself while the live switch is off. */
const PAUSED = {
  refetchInterval: false,
  refetchOnMount: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

/** Refresh of a query of the live page: at an interval in milliseconds, and not at all while the live switch is off. */
export function useLiveRefresh(every: number | false) {
  const { pausedAt } = useLiveStream();
  return pausedAt === null ? { refetchInterval: every } : PAUSED;
}

/** The live figures. The stream writes them here while it is up; otherwise they are read every five seconds. */
export function useLive(polling: boolean) {
  const { app, ready } = useCurrentApp();
  const refresh = useLiveRefresh(polling ? 5000 : false);
  return useQuery({ ...liveOptions(app), ...refresh, staleTime: polling ? 0 : 5000, enabled: ready });
}

/** The newest events: the first ones, and all while the stream is down. */
export function useNewestEvents(polling: boolean) {
  const { app, ready } = useCurrentApp();
  const refresh = useLiveRefresh(polling ? 5000 : false);
  return useQuery({ ...newestEventsOptions(app), ...refresh, enabled: ready });
}
