import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { pictureAnswer, totalsAnswer } from "@/lib/contracts/picture";
import { getJson } from "../api/request";
import { useCurrentApp } from "../app";
import type { Range } from "../picture/range";
import { useZone } from "../time/zone";
import { keys } from "./keys";
import { retryUnlessMissing } from "./user";

const iso = (range: Range | null) =>
  range && { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() };

/** A range of a user's timeline as it can be drawn; the range shown before stays until the new one is there. */
export function usePicture(id: string, range: Range | null) {
  const { app, ready } = useCurrentApp();
  const within = iso(range);
  return useQuery({
    queryKey: [...keys.picture(app, id), within],
    queryFn: ({ signal }) => getJson("user/picture", { app, id, ...within }, pictureAnswer, signal),
    placeholderData: keepPreviousData,
    enabled: ready && within !== null,
    retry: retryUnlessMissing,
  });
}

/** What a range of a user's timeline sums up to; days are those of the chosen zone. */
export function useTotals(id: string, range: Range | null) {
  const { app, ready } = useCurrentApp();
  const { zone } = useZone();
  const within = iso(range);
  return useQuery({
    queryKey: [...keys.totals(app, id), within, zone],
    queryFn: ({ signal }) => getJson("user/totals", { app, id, ...within, tz: zone }, totalsAnswer, signal),
    placeholderData: keepPreviousData,
    enabled: ready && within !== null && zone !== null,
    retry: retryUnlessMissing,
  });
}
