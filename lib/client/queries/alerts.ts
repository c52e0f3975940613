import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import type { AlertRuleName } from "@/lib/alerts/values";
import type { ChangeAlertRule } from "@/lib/contracts/alerts";
import type { TimeRange } from "@/lib/time/range";
import { HOUR } from "@/lib/time/units";
import { request } from "../api/request";
import { useCurrentApp } from "../app";
import { currentTime } from "../time/now";
import { endpointPages, endpointQuery, matchingKey } from "./endpoint-query";
import { useRefresh } from "./refresh";
import { useLocaleQuery } from "./locale-query";

const INTERVAL = 15_000;
/** More open alerts than this are counted as "50+". */
export const MAX_OPEN = 50;

const ALERTS = matchingKey("GET alerts", {});
const RULES = matchingKey("GET alerts/rules", {});
const WATCHES = matchingKey("GET alerts/watches", {});

/** Alerts that are open, newest first. The navigation counts them on every page. */
export function useOpenAlerts() {
  const { app, ready } = useCurrentApp();
  const speech = useLocaleQuery();
  return useQuery({
    ...endpointQuery("GET alerts", { app, state: "open", ...speech, limit: MAX_OPEN }),
    enabled: ready && speech !== null,
    refetchInterval: INTERVAL,
    placeholderData: keepPreviousData,
  });
}

/** Alerts that are over, newest first, page by page. */
export function useAlertHistory() {
  const { app, ready } = useCurrentApp();
  const speech = useLocaleQuery();
  return useInfiniteQuery({
    ...endpointPages("GET alerts", { app, state: "closed", ...speech, limit: 30 }),
    enabled: ready && speech !== null,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : INTERVAL),
    placeholderData: keepPreviousData,
  });
}

/** Alert callbacks of Tencent that were received in a range (milliseconds), or all, newest first, page by page. */
export function useTencentAlerts(range?: TimeRange) {
  const { app, ready } = useCurrentApp();
  const received = range && { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() };
  return useInfiniteQuery({
    ...endpointPages("GET alerts/tencent", { app, ...received, limit: 30 }),
    enabled: ready,
    placeholderData: keepPreviousData,
  });
}

export function useAlertRules() {
  const { app, ready } = useCurrentApp();
  return useQuery({ ...endpointQuery("GET alerts/rules", { app }), enabled: ready });
}

/** Changes a rule of the current app. */
export function useChangeRule(rule: AlertRuleName) {
  const { app } = useCurrentApp();
  return useMutation({
    mutationFn: (body: ChangeAlertRule) => request("PATCH alerts/rules", { query: { app, rule }, body }),
    onSuccess: useRefresh(RULES),
  });
}

/** Silences a rule for some hours; 0 ends that. */
export function useSnooze(rule: AlertRuleName) {
  const change = useChangeRule(rule);
  const until = (hours: number) => (hours === 0 ? null : new Date(currentTime() + hours * HOUR).toISOString());
  return { ...change, snooze: (hours: number) => change.mutate({ snoozedUntil: until(hours) }) };
}

/** Watched users: channels are notified when they go online or offline. */
export function useWatches() {
  const { app, ready } = useCurrentApp();
  return useQuery({ ...endpointQuery("GET alerts/watches", { app }), enabled: ready, refetchInterval: 60_000 });
}

/** Watches a user for a day, or stops that. */
export function useWatch() {
  const { app } = useCurrentApp();
  return useMutation({
    mutationFn: async ({ id, on }: { id: string; on: boolean }) => {
      if (on) await request("PUT alerts/watches", { query: { app, id } });
      else await request("DELETE alerts/watches", { query: { app, id } });
    },
    onSuccess: useRefresh(WATCHES, ALERTS),
  });
}
