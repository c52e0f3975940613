import type { TableData } from "../table/table";
import { formatShare, fullNumber, valueTicks } from "./numbers";
import type { HistogramBin } from "./types";

/** Room for the text under a bar, in pixels. */
const TEXT_WIDTH = 52;

export function totalCount(bins: readonly HistogramBin[]): number {
  return bins.reduce((sum, { count }) => sum + count, 0);
}

/** A histogram in the terms of recharts. */
export interface HistogramPlot {
  rows: { key: string; count: number }[];
  /** Keys of the bins with a text under their bar: as many as there is room for. */
  textTicks: string[];
  /** Ascending from 0; the value axis ends at the last of them. */
  valueTicks: number[];
}

/** @param pixels width of the plot without its value axis */
export function prepareHistogram(bins: readonly HistogramBin[], pixels: number): HistogramPlot {
  const every = Math.max(1, Math.ceil((bins.length * TEXT_WIDTH) / pixels));
  return {
    rows: bins.map(({ key, count }) => ({ key, count })),
    textTicks: bins.filter((_, i) => i % every === 0).map(({ key }) => key),
    valueTicks: valueTicks(Math.max(0, ...bins.map(({ count }) => count))),
  };
}

/** The table behind a histogram: a row per bin, with its count and its share. */
export function histogramTable(bins: readonly HistogramBin[], columns: string[], locale: string): TableData {
  const total = totalCount(bins);
  return {
    columns,
    rows: bins.map(({ key, label, count, href }) => ({
      key,
      cells: [
        { text: label },
        { text: fullNumber(count, locale), value: count, href },
        { text: total === 0 ? "–" : formatShare(count / total, locale) },
      ],
    })),
  };
}
