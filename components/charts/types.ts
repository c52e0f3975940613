import type { ReactNode } from "react";
import type { ChartPoint } from "@/lib/client/charts/series";
import type { ValueKind } from "@/lib/client/charts/value-marks";
import type { TimeRange } from "@/lib/time/range";

export type LineStyle = "solid" | "dashed" | "dotted";

/** Something at one instant that has a page of its own. */
export interface ChartMarker {
  at: number;
  label: string;
  href: string;
}

export interface ChartSeries {
  key: string;
  label: string;
  colour: string;
  /** Bars and areas of a chart stand on each other. */
  type: "line" | "area" | "bar";
  style?: LineStyle;
}

/** A level across the chart, such as a peak or an average. */
export interface ChartLevel {
  key: string;
  label: string;
  value: number;
}

export interface TimeChartProps {
  label: string;
  range: TimeRange;
  zone: string;
  /** At most a few hundred, in order, following one another. */
  points: ChartPoint[];
  series: ChartSeries[];
  levels?: ChartLevel[];
  markers?: ChartMarker[];
  /** The list behind a point, or behind one series of it. */
  hrefOf?: (point: ChartPoint, series?: string) => string | undefined;
  /** A value in full and, for the axis, short; whole numbers unless told. */
  format?: { full: (value: number) => string; short: (value: number) => string; kind: ValueKind };
  aside?: ReactNode;
  height?: number;
  /** False where the names and colours of the series stand beside the chart already. */
  withLegend?: boolean;
}

export type DrawingProps = Required<
  Pick<TimeChartProps, "range" | "zone" | "points" | "series" | "levels" | "format" | "height">
> &
  Pick<TimeChartProps, "hrefOf">;

export interface HistogramBin {
  key: string;
  /** Which values it holds, in full. */
  label: string;
  /** Under the bar: where it begins. */
  short: string;
  count: number;
  href?: string;
}

export interface HistogramProps {
  label: string;
  bins: HistogramBin[];
  colour: string;
  /** What a bin is of, and what is counted: the heads of the table. */
  columns: [bin: string, count: string];
  height?: number;
}
