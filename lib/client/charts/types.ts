import type { Marker } from "@/lib/contracts/markers";
import type { ValueKind } from "./value-marks";

export type LineStyle = "solid" | "dashed" | "dotted";

export interface ChartSeries {
  key: string;
  label: string;
  colour: string;
  /** The bars of a chart are stacked, and so are its areas. */
  type: "line" | "area" | "bar";
  style?: LineStyle;
}

/** A level across the chart, such as a peak or an average. */
export interface ChartLevel {
  key: string;
  label: string;
  value: number;
}

/** Something at one instant that has a page of its own: an incident, or a marker that somebody set. */
export interface ChartMarker {
  at: number;
  label: string;
  href: string;
  /** Given for a marker. It has a line across the plot. */
  marker?: Marker;
}

/** A value in full and, for the axis, in short. */
export interface ValueFormat {
  full: (value: number) => string;
  short: (value: number) => string;
  kind: ValueKind;
}

export interface HistogramBin {
  key: string;
  /** The values of the bin in full. */
  label: string;
  /** The lower limit, as it stands under the bar. */
  short: string;
  count: number;
  href?: string;
}
