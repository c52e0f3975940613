import type { TimeRange } from "@/lib/time/range";
import type { ChartPoint } from "./series";

/** The time at `x` pixels of an axis that is `width` pixels long. Beside the axis it is that of the nearer end. */
export function timeAt(x: number, width: number, { from, to }: TimeRange): number {
  return from + (Math.min(width, Math.max(0, x)) / width) * (to - from);
}

/** The point that a chart shows at a time: the bar there, or the nearest point of a line. */
export function pointUnder(points: readonly ChartPoint[], at: number, bars: boolean): ChartPoint | undefined {
  if (bars) return points.find(({ t, to }) => t <= at && at < to);
  return points.reduce<ChartPoint | undefined>(
    (best, point) => (best && Math.abs(best.t - at) <= Math.abs(point.t - at) ? best : point),
    undefined,
  );
}
