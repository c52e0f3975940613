import type { TableData } from "../table/table";
import type { ChartPoint } from "./series";
import { rangeText } from "./time-ticks";
import type { ChartSeries } from "./types";

interface TimeTableInput {
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  zone: string;
  locale: string;
  /** The head of the first column. */
  timeColumn: string;
  format: (value: number) => string;
  hrefOf: ((point: ChartPoint, series?: string) => string | undefined) | undefined;
}

/** The table behind a time chart: a row per point, a column per series. */
export function timeTable({ points, series, zone, locale, timeColumn, format, hrefOf }: TimeTableInput): TableData {
  return {
    columns: [timeColumn, ...series.map(({ label }) => label)],
    rows: points.map((point) => ({
      key: String(point.t),
      cells: [
        { text: rangeText(point.t, point.to, zone, locale), at: point.t, href: hrefOf?.(point) },
        ...series.map(({ key }) => {
          const value = point.values[key] ?? null;
          if (value === null) return { text: "–", value };
          return { text: format(value), value, href: hrefOf?.(point, key) };
        }),
      ],
    })),
  };
}
