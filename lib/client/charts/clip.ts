import type { ChartPoint } from "./series";
import type { ChartSeries } from "./types";

/** A spike hides the rest of a chart if it is this many times as high as most of the chart. */
const SPIKE_TIMES = 4;
/** Most of the chart: this part of its points. */
const MOST = 0.9;
/** With fewer points than this, a high one is no exception. */
const MIN_POINTS = 12;
/** The axis of a clipped chart ends this much above most of the chart. */
const HEADROOM = 1.25;

/** The height of what is drawn at a point: of a single line, or of what is stacked. */
export function heightOf({ values }: ChartPoint, series: readonly ChartSeries[]): number {
  let stacked = 0;
  let line = 0;
  for (const { key, type } of series) {
    const value = values[key] ?? 0;
    if (type === "line") line = Math.max(line, value);
    else stacked += value;
  }
  return Math.max(stacked, line);
}

/** Where to cut a chart in which a spike hides the rest; null if there is no such spike. */
export function clipHeight(points: readonly ChartPoint[], series: readonly ChartSeries[]): number | null {
  const heights = points.map((point) => heightOf(point, series)).sort((a, b) => a - b);
  const most = heights[Math.floor(heights.length * MOST)] ?? 0;
  const highest = heights.at(-1) ?? 0;
  return heights.length >= MIN_POINTS && most > 0 && highest >= SPIKE_TIMES * most ? most * HEADROOM : null;
}
