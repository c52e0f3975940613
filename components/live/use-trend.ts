import { useMemo } from "react";
import { movedAhead, trendRange, type Compared, type TrendHours, type Value, COMPARED } from "@/lib/client/live/trend";
import { useIncidentsOf, useOnlineBefore, useOnlineToday } from "@/lib/client/queries/live-trend";
import { useNow } from "@/lib/client/time/now";
import { floorTo, HOUR } from "@/lib/time/units";
import { useZone } from "@/lib/client/time/zone";
import type { TimeRange } from "@/lib/time/range";
import type { Incident } from "@/lib/contracts/stats/incidents";
import type { OnlinePoint } from "@/lib/contracts/stats/online";

export interface Trend {
  range: TimeRange | null;
  /** Undefined while it loads. */
  today: OnlinePoint[] | undefined;
  before: Record<Compared, Value[] | undefined>;
  incidents: Incident[];
  /** All of it is loaded for the chosen hours. */
  settled: boolean;
  error: Error | null;
  retry: () => void;
}

function moved(which: Compared, points: OnlinePoint[] | undefined, zone: string | null): Value[] | undefined {
  if (!points || !zone) return undefined;
  // Only zeros mean that nothing was received then, not that nobody was online.
  return points.some((point) => point.peak > 0) ? movedAhead(points, COMPARED[which], zone) : [];
}

/** Users online over the last hours, yesterday and a week ago, and the incidents of the last hours. */
export function useTrend(hours: TrendHours): Trend {
  const now = useNow();
  const { zone } = useZone();
  const hour = now === null ? null : floorTo(now, HOUR);
  const range = useMemo(() => (hour === null ? null : trendRange(hour, hours)), [hour, hours]);
  const today = useOnlineToday(range);
  const yesterday = useOnlineBefore("yesterday", range, zone);
  const lastWeek = useOnlineBefore("lastWeek", range, zone);
  const incidents = useIncidentsOf(range);
  const before = useMemo(
    () => ({
      yesterday: moved("yesterday", yesterday.data?.points, zone),
      lastWeek: moved("lastWeek", lastWeek.data?.points, zone),
    }),
    [yesterday.data, lastWeek.data, zone],
  );
  return {
    range,
    today: today.data?.points,
    before,
    incidents: incidents.data?.incidents ?? [],
    settled: [today, yesterday, lastWeek].every((query) => !query.isPending && !query.isPlaceholderData),
    error: today.error,
    retry: () => void today.refetch(),
  };
}
