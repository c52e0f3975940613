import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { RejectCause } from "@/lib/contracts/health";
import { useCurrentApp } from "../app";
import { endpointPages, endpointQuery } from "./endpoint-query";

export function useHealth() {
  const { app, ready } = useCurrentApp();
  return useQuery({ ...endpointQuery("GET ingest/health", { app }), refetchInterval: 10_000, enabled: ready });
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
