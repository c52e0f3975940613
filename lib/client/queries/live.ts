import { useQuery } from "@tanstack/react-query";
import { eventsAnswer } from "@/lib/contracts/event";
import { liveAnswer } from "@/lib/contracts/live";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import { keys } from "./keys";

/** The live figures. While the stream is up it writes them here; else they are asked for every five seconds. */
export function useLive(polling: boolean) {
  const { app, ready } = useCurrentApp();
  return useQuery({
    queryKey: keys.live(app),
    queryFn: ({ signal }) => getJson("live", { app }, liveAnswer, signal),
    refetchInterval: polling ? 5000 : false,
    staleTime: polling ? 0 : 5000,
    enabled: ready,
  });
}

/** The newest events, to begin with and while the stream is down. */
export function useNewestEvents(polling: boolean) {
  const { app, ready } = useCurrentApp();
  return useQuery({
    queryKey: keys.newestEvents(app),
    queryFn: ({ signal }) => getJson("events", { app, limit: 40 }, eventsAnswer, signal),
    refetchInterval: polling ? 5000 : false,
    enabled: ready,
  });
}
