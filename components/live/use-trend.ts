import { useMemo } from "react";
import {
  movedAhead,
  trendStretch,
  type Compared,
  type Stretch,
  type TrendHours,
  type Value,
  COMPARED,
} from "@/lib/client/live/trend";
import { useIncidentsOf, useOnlineBefore, useOnlineToday } from "@/lib/client/queries/live-trend";
import { useNow } from "@/lib/client/time/now";
import { floorTo, HOUR } from "@/lib/time/units";
import { useZone } from "@/lib/client/time/zone";
import type { Incident } from "@/lib/contracts/stats/incidents";
import type { OnlinePoint } from "@/lib/contracts/stats/online";

export interface Trend {
  stretch: Stretch | null;
  /** Undefined while it loads. */
  today: OnlinePoint[] | undefined;
  before: Record<Compared, Value[] | undefined>;
  incidents: Incident[];
  /** Nothing of it is on its way for the first time, nor for another choice of hours. */
  settled: boolean;
  error: Error | null;
  retry: () => void;
}

function moved(which: Compared, points: OnlinePoint[] | undefined, zone: string | null): Value[] | undefined {
  if (!points || !zone) return undefined;
  // Before the first callback nobody was seen, which is not the same as nobody online.
  return points.some((point) => point.peak > 0) ? movedAhead(points, COMPARED[which], zone) : [];
}

/** The curve of the last hours with the same hours of yesterday and of a week ago, and the incidents in it. */
export function useTrend(hours: TrendHours): Trend {
  const now = useNow();
  const { zone } = useZone();
  const hour = now === null ? null : floorTo(now, HOUR);
  const stretch = useMemo(() => (hour === null ? null : trendStretch(hour, hours)), [hour, hours]);
  const today = useOnlineToday(stretch);
  const yesterday = useOnlineBefore("yesterday", stretch, zone);
  const lastWeek = useOnlineBefore("lastWeek", stretch, zone);
  const incidents = useIncidentsOf(stretch);
  const before = useMemo(
    () => ({
      yesterday: moved("yesterday", yesterday.data?.points, zone),
      lastWeek: moved("lastWeek", lastWeek.data?.points, zone),
    }),
    [yesterday.data, lastWeek.data, zone],
  );
  return {
    stretch,
    today: today.data?.points,
    before,
    incidents: incidents.data?.incidents ?? [],
    settled: [today, yesterday, lastWeek].every((query) => !query.isPending && !query.isPlaceholderData),
    error: today.error,
    retry: () => void today.refetch(),
  };
}
