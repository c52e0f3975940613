import type { TableData } from "../table/table";
import type { ChartPoint } from "./series";
import { rangeText } from "./time-ticks";
import type { ChartMarker, ChartSeries } from "./types";

interface TimeTableInput {
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  zone: string;
  locale: string;
  /** The head of the first column. */
  timeColumn: string;
  format: (value: number) => string;
  hrefOf: ((point: ChartPoint, series?: string) => string | undefined) | undefined;
  /** Markers and the head of their column, which is there if one lies in the range. */
  notes?: readonly ChartMarker[];
  notesColumn?: string;
}

/** The table behind a time chart: a row per point, a column per series, and one for the markers. */
export function timeTable(input: TimeTableInput): TableData {
  const { points, series, zone, locale, timeColumn, format, hrefOf, notes = [], notesColumn = "" } = input;
  const notesOf = ({ t, to }: ChartPoint) => notes.filter(({ at }) => at >= t && at < to);
  const noteCell = (found: readonly ChartMarker[]) => ({
    text: found.map(({ label }) => label).join("; "),
    href: found[0]?.href,
  });
  return {
    columns: [timeColumn, ...series.map(({ label }) => label), ...(notes.length > 0 ? [notesColumn] : [])],
    rows: points.map((point) => ({
      key: String(point.t),
      cells: [
        { text: rangeText(point.t, point.to, zone, locale), at: point.t, href: hrefOf?.(point) },
        ...series.map(({ key }) => {
          const value = point.values[key] ?? null;
          if (value === null) return { text: "–", value };
          return { text: format(value), value, href: hrefOf?.(point, key) };
        }),
        ...(notes.length > 0 ? [noteCell(notesOf(point))] : []),
      ],
    })),
  };
}
