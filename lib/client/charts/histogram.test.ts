import { describe, expect, it } from "vitest";
import { histogramTable, prepareHistogram, totalCount } from "./histogram";
import type { HistogramBin } from "./types";

describe("a histogram", () => {
  const bins: HistogramBin[] = [1, 3, 0, 4].map((count, i) => ({
    key: String(i),
    label: `${i} to ${i + 1}`,
    short: String(i),
    count,
  }));

  it("has a table with counts and shares", () => {
    const { rows } = histogramTable(bins, ["Length", "Count", "Share"], "en");
    expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ["0 to 1", "1", "12.5%"],
      ["1 to 2", "3", "37.5%"],
      ["2 to 3", "0", "0%"],
      ["3 to 4", "4", "50%"],
    ]);
  });

  it("of nothing has no shares", () => {
    const { rows } = histogramTable(
      [{ key: "0", label: "0", short: "0", count: 0 }],
      ["Length", "Count", "Share"],
      "en",
    );
    expect(rows[0]?.cells[2]?.text).toBe("–");
  });

  it("has as many texts under its bars as there is room for", () => {
    expect(prepareHistogram(bins, 208).textTicks).toEqual(["0", "1", "2", "3"]);
    expect(prepareHistogram(bins, 104).textTicks).toEqual(["0", "2"]);
    expect(prepareHistogram(bins, 10).textTicks).toEqual(["0"]);
  });

  it("has a value axis from 0 to above the highest bar", () => {
    expect(prepareHistogram(bins, 208).valueTicks).toEqual([0, 1, 2, 3, 4]);
    expect(prepareHistogram([], 208).valueTicks).toEqual([0, 1]);
  });

  it("counts all its bins", () => expect(totalCount(bins)).toBe(8));
});
