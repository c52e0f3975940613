import type { ReactNode } from "react";
import type { ChartPoint } from "@/lib/client/charts/series";
import type { ChartLevel, ChartMarker, ChartSeries, HistogramBin, ValueFormat } from "@/lib/client/charts/types";
import type { TimeRange } from "@/lib/time/range";
import type { Picked } from "./plot-menu";

export interface TimeChartProps {
  label: string;
  range: TimeRange;
  zone: string;
  /** At most a few hundred, in order, each beginning where the one before ends. */
  points: ChartPoint[];
  series: ChartSeries[];
  levels?: ChartLevel[];
  markers?: ChartMarker[];
  /** The list behind a point, or behind one series of it. */
  hrefOf?: (point: ChartPoint, series?: string) => string | undefined;
  /** Whole numbers by default. */
  format?: ValueFormat;
  aside?: ReactNode;
  height?: number;
  /** False if the names and colours of the series stand elsewhere on the page. */
  withLegend?: boolean;
}

export type TimeDrawingProps = Required<
  Pick<TimeChartProps, "range" | "zone" | "points" | "series" | "levels" | "format" | "height">
> &
  Pick<TimeChartProps, "hrefOf"> & {
    onPick: (picked: Picked) => void;
    /** The value at which the chart is cut; null if it is not. */
    clip: number | null;
  };

export interface HistogramProps {
  label: string;
  bins: HistogramBin[];
  colour: string;
  /** Heads of the first two columns of the table. */
  columns: [bin: string, count: string];
  height?: number;
}
