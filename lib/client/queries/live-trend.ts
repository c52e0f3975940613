import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import type { TimeRange } from "@/lib/time/range";
import { floorTo, HOUR, MINUTE } from "@/lib/time/units";
import { request } from "../api/request";
import { useCurrentApp } from "../app";
import type { Shift } from "../live/trend";
import { currentTime } from "../time/now";
import { isoRange } from "../url/range";
import { endpointQuery } from "./endpoint-query";
import { useLiveRefresh } from "./live";

/** Refresh interval of figures that the stream does not send, in milliseconds. The server counts them by minute. */
const INTERVAL = 60_000;

/** At most 300 points for every choice of hours. */
const bucketOf = ({ from, to }: TimeRange) => (to - from <= 4 * HOUR ? "1m" : "5m");

/** Users online over the hours of the live curve. */
export function useOnlineToday(range: TimeRange | null) {
  const { app, ready } = useCurrentApp();
  const refresh = useLiveRefresh(INTERVAL);
  return useQuery({
    ...endpointQuery("GET stats/online", { app, ...(range && { ...isoRange(range), bucket: bucketOf(range) }) }),
    placeholderData: keepPreviousData,
    enabled: ready && range !== null,
    ...refresh,
  });
}

/** The curve of the earlier hours. They have passed, so they are read once. */
export function useOnlineBefore(range: TimeRange | null, shift: Shift | null) {
  const { app, ready } = useCurrentApp();
  const earlier = range && shift && { from: shift.back(range.from), to: shift.back(range.to) };
  return useQuery({
    ...endpointQuery("GET stats/online", {
      app,
      ...(range && earlier && { ...isoRange(earlier), bucket: bucketOf(range) }),
    }),
    placeholderData: keepPreviousData,
    enabled: ready && earlier !== null,
    staleTime: Infinity,
  });
}

/** Incidents within the hours of the live curve. */
export function useIncidentsOf(range: TimeRange | null) {
  const { app, ready } = useCurrentApp();
  const refresh = useLiveRefresh(INTERVAL);
  return useQuery({
    ...endpointQuery("GET stats/incidents", { app, ...(range && isoRange(range)) }),
    placeholderData: keepPreviousData,
    enabled: ready && range !== null,
    ...refresh,
  });
}

/** The last hour, with the current minute. */
function lastHour() {
  const minute = floorTo(currentTime(), MINUTE);
  return isoRange({ from: minute - HOUR + MINUTE, to: minute + MINUTE });
}

/** The range moves with the time, so it is not part of the key. */
const ratesOptions = (app: string | undefined) =>
  queryOptions({
    queryKey: ["GET stats/events", { app }, "last hour"],
    queryFn: ({ signal }) => request("GET stats/events", { query: { app, ...lastHour(), bucket: "1m" }, signal }),
  });

/** Events by minute of the last hour. */
export function useRates() {
  const { app, ready } = useCurrentApp();
  return useQuery({ ...ratesOptions(app), enabled: ready, ...useLiveRefresh(INTERVAL) });
}
