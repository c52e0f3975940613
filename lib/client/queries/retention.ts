import { useMutation, useQuery } from "@tanstack/react-query";
import type { ChangeAuditRetention, ChangeRetention } from "@/lib/contracts/retention";
import { request } from "../api/request";
import { endpointQuery, matchingKey } from "./endpoint-query";
import { useRefresh } from "./refresh";

const RETENTION = matchingKey("GET retention", {});
const AUDIT = matchingKey("GET retention/audit", {});
/** How often the state is read while something is being removed. */
const RUNNING_MS = 3_000;

/** How long an app keeps its data, and what it holds. */
export function useRetention(app: string) {
  return useQuery({
    ...endpointQuery("GET retention", { app }),
    refetchInterval: ({ state }) => (state.data?.running === true ? RUNNING_MS : false),
  });
}

/** Asks what a change would remove. Nothing is removed. */
export function usePreviewRetention(app: string) {
  return useMutation({
    mutationFn: ({ rawDays, eventsDays, connectionsDays, sumsDays }: ChangeRetention) =>
      request("GET retention/preview", {
        query: {
          app,
          rawDays: rawDays ?? undefined,
          eventsDays: eventsDays ?? undefined,
          connectionsDays: connectionsDays ?? undefined,
          sumsDays: sumsDays ?? undefined,
        },
      }),
  });
}

export function useChangeRetention(app: string) {
  return useMutation({
    mutationFn: (body: ChangeRetention) => request("PUT retention", { query: { app }, body }),
    onSuccess: useRefresh(RETENTION),
  });
}

/** How long the audit is kept, and what it holds. */
export function useAuditRetention() {
  return useQuery({
    ...endpointQuery("GET retention/audit", {}),
    refetchInterval: ({ state }) => (state.data?.running === true ? RUNNING_MS : false),
  });
}

/** Asks which entries of the audit a change would remove. Nothing is removed. */
export function usePreviewAuditRetention() {
  return useMutation({
    mutationFn: ({ days }: ChangeAuditRetention) =>
      request("GET retention/audit/preview", { query: { days: days ?? undefined } }),
  });
}

export function useChangeAuditRetention() {
  return useMutation({
    mutationFn: (body: ChangeAuditRetention) => request("PUT retention/audit", { query: {}, body }),
    onSuccess: useRefresh(AUDIT),
  });
}
