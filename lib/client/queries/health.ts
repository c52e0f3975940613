import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { RejectCause } from "@/lib/contracts/health";
import type { TimeRange } from "@/lib/time/range";
import { useCurrentApp } from "../app";
import { endpointPages, endpointQuery } from "./endpoint-query";

export function useHealth() {
  const { app, ready } = useCurrentApp();
  return useQuery({ ...endpointQuery("GET ingest/health", { app }), refetchInterval: 10_000, enabled: ready });
}

/** The newest quarantined events that were received within a range (milliseconds). */
export function useQuarantined({ from, to }: TimeRange, enabled: boolean) {
  const { app, ready } = useCurrentApp();
  const received = { receivedFrom: new Date(from).toISOString(), receivedTo: new Date(to).toISOString() };
  return useQuery({
    ...endpointQuery("GET events", { app, verdict: "quarantined", ...received, limit: 20 }),
    placeholderData: keepPreviousData,
    enabled: ready && enabled,
  });
}

/** Rejected callbacks, newest first. */
export function useRejected(cause: RejectCause | undefined) {
  const { app, ready } = useCurrentApp();
  return useInfiniteQuery({
    ...endpointPages("GET ingest/rejected", { app, cause, limit: 20 }),
    placeholderData: keepPreviousData,
    enabled: ready,
  });
}
