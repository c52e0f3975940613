import type { TimeRange } from "@/lib/time/range";
import { highest, type ChartPoint } from "./series";
import { bucketTicks, timeTicks, type TimeTick } from "./time-ticks";
import type { ChartLevel, ChartSeries } from "./types";
import { valueMarks, type ValueKind } from "./value-marks";

/** Above this number of bars a gap of one pixel would take a third of a bar. */
const MAX_BARS_WITH_GAPS = 150;

export interface TimePlotInput {
  range: TimeRange;
  zone: string;
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  levels: readonly ChartLevel[];
  kind: ValueKind;
  /** The value at which the chart is cut. */
  clip?: number | null;
}

/** A time chart in the terms of recharts. */
export interface TimePlot {
  /** The time axis has one place per bucket if there are bars; without bars it is continuous. */
  bars: boolean;
  barGap: number | string;
  /** One row per point: its time `t`, and the value of every series under its name. */
  rows: Record<string, number | null>[];
  /** The series, each under the name that it has in the rows. */
  series: (ChartSeries & { name: string })[];
  timeTicks: TimeTick[];
  /** Ascending; the value axis ends at the first and the last of them. */
  valueTicks: number[];
}

/** @param pixels width of the plot without its value axis */
export function prepareTimePlot(input: TimePlotInput, pixels: number, locale: string): TimePlot {
  const { range, zone, points, levels, kind, clip = null } = input;
  // Own names: the key may be any text, such as a custom status, and recharts reads a dot in a name as a path.
  const series = input.series.map((one, i) => ({ ...one, name: `s${i}` }));
  const bars = series.some(({ type }) => type === "bar");
  const ticks = timeTicks(range, pixels, zone, locale);
  const starts = points.map(({ t }) => t);
  const keys = (stacked: boolean) => series.filter(({ type }) => (type !== "line") === stacked).map(({ key }) => key);
  const max = clip ?? Math.max(highest(points, keys(false), keys(true)), ...levels.map(({ value }) => value));
  const min = Math.min(0, ...points.flatMap(({ values }) => series.map(({ key }) => values[key] ?? 0)));
  return {
    bars,
    barGap: points.length > MAX_BARS_WITH_GAPS ? 0 : "12%",
    rows: points.map(({ t, values }) => ({
      t,
      ...Object.fromEntries(series.map(({ key, name }) => [name, values[key] ?? null])),
    })),
    series,
    timeTicks: bars ? bucketTicks(ticks, starts) : ticks,
    valueTicks: valueMarks(min, max, kind),
  };
}
