import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { incidentAnswer } from "@/lib/contracts/stats/incidents";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import type { TimeRange } from "@/lib/time/range";
import { currentTime } from "../time/now";
import { HOUR, MINUTE } from "@/lib/time/units";
import { isoRange } from "../url/range";
import { keys } from "./keys";

/** Until so long after its end an incident's page still changes: people come back, and the hour after it is shown. */
const SETTLES = HOUR + 10 * MINUTE;

/** What one incident was made of. Once it has settled it is not asked for again. */
export function useIncident(range: TimeRange | null) {
  const { app, ready } = useCurrentApp();
  const settled = () => range !== null && range.to + SETTLES < currentTime();
  return useQuery({
    queryKey: keys.stats(app, "stats/incident", range ? isoRange(range) : {}, "closed"),
    queryFn: ({ signal }) => getJson("stats/incident", { app, ...(range && isoRange(range)) }, incidentAnswer, signal),
    placeholderData: keepPreviousData,
    enabled: ready && range !== null,
    staleTime: () => (settled() ? Infinity : 0),
    refetchInterval: () => (settled() ? false : 30_000),
  });
}
