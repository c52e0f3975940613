import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { TimeRange } from "@/lib/time/range";
import { HOUR, MINUTE } from "@/lib/time/units";
import { useCurrentApp } from "../app";
import { currentTime } from "../time/now";
import { isoRange } from "../url/range";
import { endpointQuery } from "./endpoint-query";

/** How long the page of an incident still changes after its end: users come back, and the hour after it is shown. */
const SETTLE_TIME = HOUR + 10 * MINUTE;

/** One incident in detail. It is not read again after it has settled. */
export function useIncident(range: TimeRange | null) {
  const { app, ready } = useCurrentApp();
  const isSettled = () => range !== null && range.to + SETTLE_TIME < currentTime();
  const { from, to } = range ? isoRange(range) : { from: "", to: "" };
  return useQuery({
    ...endpointQuery("GET stats/incident", { app, from: from ?? "", to }),
    placeholderData: keepPreviousData,
    enabled: ready && range !== null,
    staleTime: () => (isSettled() ? Infinity : 0),
    refetchInterval: () => (isSettled() ? false : 30_000),
  });
}
