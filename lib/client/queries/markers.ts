import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import type { BodyOf } from "@/lib/contracts/endpoint-types";
import type { Marker, MarkersAnswer } from "@/lib/contracts/markers";
import type { TimeRange } from "@/lib/time/range";
import { DAY, floorTo, HOUR, MINUTE } from "@/lib/time/units";
import { request } from "../api/request";
import { useCurrentApp } from "../app";
import { currentTime } from "../time/now";
import { isoRange } from "../url/range";
import { endpointPages, endpointQuery, matchingKey } from "./endpoint-query";
import { useRefresh } from "./refresh";

/** Every list of markers, also the one of the charts. */
const MARKERS = matchingKey("GET markers", {});

/** All markers of the days that a range touches, so that the charts of a page share one request. */
export function useMarkersOf(range: TimeRange) {
  const { app, ready } = useCurrentApp();
  const days = isoRange({ from: floorTo(range.from, DAY), to: floorTo(range.to, DAY) + DAY });
  return useQuery({
    queryKey: [...MARKERS, { app, ...days }, "all"],
    queryFn: async ({ signal }) => {
      const markers: Marker[] = [];
      let cursor: string | null = null;
      do {
        const page: MarkersAnswer = await request("GET markers", { query: { app, ...days, cursor }, signal });
        markers.push(...page.markers);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return markers;
    },
    staleTime: MINUTE,
    refetchInterval: MINUTE,
    enabled: ready,
  });
}

/** All markers, newest first, page by page. */
export function useMarkers() {
  const { app, ready } = useCurrentApp();
  return useInfiniteQuery({ ...endpointPages("GET markers", { app, limit: 50 }), enabled: ready });
}

/** The quality before and after a marker. Once the hour after it has passed it is not read again. */
export function useMarkerQuality({ id, at }: Pick<Marker, "id" | "at">) {
  const { app, ready } = useCurrentApp();
  const settled = () => Date.parse(at) + HOUR + 10 * MINUTE < currentTime();
  return useQuery({
    ...endpointQuery("GET markers/quality", { app, id }),
    staleTime: () => (settled() ? Infinity : MINUTE),
    refetchInterval: () => (settled() ? false : MINUTE),
    enabled: ready,
  });
}

export function useAddMarker() {
  const { app } = useCurrentApp();
  return useMutation({
    mutationFn: (body: BodyOf<"POST markers">) => request("POST markers", { query: { app }, body }),
    onSuccess: useRefresh([MARKERS[0]]),
  });
}

export function useDeleteMarker() {
  const { app } = useCurrentApp();
  return useMutation({
    mutationFn: (id: string) => request("DELETE markers", { query: { app, id } }),
    onSuccess: useRefresh([MARKERS[0]]),
  });
}
