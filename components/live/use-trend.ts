import { useMemo } from "react";
import {
  COMPARED,
  movedAhead,
  shiftOf,
  trendRange,
  type Compared,
  type Shift,
  type TrendHours,
  type Value,
} from "@/lib/client/live/trend";
import { useIncidentsOf, useOnlineBefore, useOnlineToday } from "@/lib/client/queries/live-trend";
import { useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import type { Comparison } from "@/lib/client/url/range";
import type { Incident } from "@/lib/contracts/stats/incidents";
import type { OnlinePoint } from "@/lib/contracts/stats/online";
import type { TimeRange } from "@/lib/time/range";
import { floorTo, HOUR } from "@/lib/time/units";

export interface Trend {
  range: TimeRange | null;
  /** The curve of the chosen hours. Undefined while it loads. */
  current: OnlinePoint[] | undefined;
  comparison: Comparison;
  /** Null if the curve is compared with nothing. */
  shift: Shift | null;
  /** The earlier curve, moved to the times of the current one. Undefined while it loads, or if it failed. */
  compared: Value[] | undefined;
  comparedError: Error | null;
  /** Yesterday and last week, for the number of users online. */
  before: Record<Compared, Value[] | undefined>;
  incidents: Incident[];
  /** All of it is loaded for the chosen hours. */
  settled: boolean;
  error: Error | null;
  retry: () => void;
}

/** An earlier curve, moved to the times of the current one. */
function useBefore(comparison: Comparison, range: TimeRange | null, zone: string | null) {
  const shift = useMemo(
    () => (range === null || zone === null ? null : shiftOf(comparison, range, zone)),
    [comparison, range, zone],
  );
  const { data, error, isPending, isPlaceholderData } = useOnlineBefore(range, shift);
  const values = useMemo(() => {
    if (!data || !shift) return undefined;
    // If all values are 0, nothing was received then. It does not mean that nobody was online.
    return data.points.some((point) => point.peak > 0) ? movedAhead(data.points, shift) : [];
  }, [data, shift]);
  return { shift, values, error, settled: comparison === "none" || !(isPending || isPlaceholderData) };
}

/** Users online over the last hours and over those that they are compared with, and the incidents of the last hours. */
export function useTrend(hours: TrendHours, comparison: Comparison): Trend {
  const now = useNow();
  const { zone } = useZone();
  const hour = now === null ? null : floorTo(now, HOUR);
  const range = useMemo(() => (hour === null ? null : trendRange(hour, hours)), [hour, hours]);
  const today = useOnlineToday(range);
  const yesterday = useBefore(COMPARED.yesterday, range, zone);
  const lastWeek = useBefore(COMPARED.lastWeek, range, zone);
  const compared = useBefore(comparison, range, zone);
  const incidents = useIncidentsOf(range);
  const before = useMemo(
    () => ({ yesterday: yesterday.values, lastWeek: lastWeek.values }),
    [yesterday.values, lastWeek.values],
  );
  return {
    range,
    current: today.data?.points,
    comparison,
    shift: compared.shift,
    // The answer for the previous comparison would be at the wrong times.
    compared: compared.settled ? compared.values : undefined,
    comparedError: compared.error,
    before,
    incidents: incidents.data?.incidents ?? [],
    settled:
      !today.isPending && !today.isPlaceholderData && [yesterday, lastWeek, compared].every((one) => one.settled),
    error: today.error,
    retry: () => void today.refetch(),
  };
}
