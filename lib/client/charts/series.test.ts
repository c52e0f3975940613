import { HOUR } from "@/lib/time/units";
import { describe, expect, it } from "vitest";
import { chartPoints, highest, overlay } from "./series";

const at = (text: string) => Date.parse(text);
const hourly = (from: number, values: number[]) =>
  values.map((v, i) => ({ t: from + i * HOUR, to: from + (i + 1) * HOUR, values: { v } }));

it("a point ends where the next begins", () => {
  const points = [
    { t: "1970-01-01T00:00:00.000Z", n: 1 },
    { t: "1970-01-01T00:00:01.000Z", n: 2 },
  ];
  expect(chartPoints(points, 1500, ({ n }) => ({ n }))).toEqual([
    { t: 0, to: 1000, values: { n: 1 } },
    { t: 1000, to: 1500, values: { n: 2 } },
  ]);
});

describe("overlay", () => {
  const read = (point: { values: Record<string, number | null> }) => point.values.v ?? null;

  it("lays the same hour on the same hour", () => {
    const starts = { from: 100 * HOUR, earlierFrom: 97 * HOUR };
    expect(overlay(hourly(100 * HOUR, [1, 2, 3]), hourly(97 * HOUR, [7, 8, 9]), read, "UTC", starts)).toEqual([
      7, 8, 9,
    ]);
  });

  it("says nothing where there was nothing", () => {
    expect(overlay(hourly(0, [1, 2]), [], read, "UTC", { from: 0, earlierFrom: -2 * HOUR })).toEqual([null, null]);
    expect(
      overlay(hourly(0, [1, 2]), hourly(-2 * HOUR, [5]), read, "UTC", { from: 0, earlierFrom: -2 * HOUR }),
    ).toEqual([5, null]);
  });

  it("goes by the zone's clock over a day of 25 hours", () => {
    const from = at("2026-10-24T22:00:00Z");
    const earlierFrom = at("2026-10-23T22:00:00Z");
    const values = overlay(
      hourly(from, Array<number>(25).fill(0)),
      hourly(earlierFrom, [...Array(24).keys()]),
      read,
      "Europe/Berlin",
      { from, earlierFrom },
    );
    // Two o'clock occurs twice.
    expect(values).toEqual([0, 1, 2, 2, ...[...Array(21).keys()].map((i) => i + 3)]);
  });
});

it("finds how high a chart must be", () => {
  const points = [
    { t: 0, to: 1, values: { a: 3, b: 4, c: null } },
    { t: 1, to: 2, values: { a: 1, b: 1, c: 6 } },
  ];
  expect(highest(points, ["a", "c"], [])).toBe(6);
  expect(highest(points, [], ["a", "b"])).toBe(7);
});
