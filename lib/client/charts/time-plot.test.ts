import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR } from "@/lib/time/units";
import type { ChartPoint } from "./series";
import { prepareTimePlot, type TimePlotInput } from "./time-plot";
import type { ChartSeries } from "./types";

const FROM = Date.parse("2026-11-22T00:00:00Z");
const hourly = (values: Record<string, number | null>[]): ChartPoint[] =>
  values.map((value, i) => ({ t: FROM + i * HOUR, to: FROM + (i + 1) * HOUR, values: value }));
const series = (type: ChartSeries["type"], ...keys: string[]): ChartSeries[] =>
  keys.map((key) => ({ key, label: key, colour: "red", type }));

function input(change: Partial<TimePlotInput>): TimePlotInput {
  return {
    range: { from: FROM, to: FROM + 4 * HOUR },
    zone: "UTC",
    points: [],
    series: [],
    levels: [],
    kind: "whole",
    ...change,
  };
}
const prepare = (change: Partial<TimePlotInput>) => prepareTimePlot(input(change), 400, "en");

it("a series is named without dots, whatever its key is", () => {
  const plot = prepare({ points: hourly([{ "in.a.call": 3 }]), series: series("line", "in.a.call", "missing") });
  expect(plot.series.map(({ key, name }) => [key, name])).toEqual([
    ["in.a.call", "s0"],
    ["missing", "s1"],
  ]);
  expect(plot.rows).toEqual([{ t: FROM, s0: 3, s1: null }]);
});

describe("the value axis", () => {
  const points = hourly([{ a: 60, b: 30 }]);

  it("reaches the sum of stacked series", () => {
    expect(prepare({ points, series: series("bar", "a", "b") }).valueTicks.at(-1)).toBe(100);
    expect(prepare({ points, series: series("line", "a", "b") }).valueTicks.at(-1)).toBe(60);
  });

  it("reaches a level above all values", () => {
    const levels = [{ key: "peak", label: "Peak", value: 180 }];
    expect(prepare({ points, series: series("line", "a"), levels }).valueTicks.at(-1)).toBe(200);
  });

  it("reaches below 0 for negative values", () => {
    expect(prepare({ points: hourly([{ a: -30 }, { a: 97 }]), series: series("line", "a") }).valueTicks).toEqual([
      -40, -20, 0, 50, 100,
    ]);
  });

  it("encloses every value", () => {
    const values = fc.array(fc.record({ a: fc.integer({ min: -500, max: 500 }) }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, (drawn) => {
        const { valueTicks } = prepare({ points: hourly(drawn), series: series("line", "a") });
        for (const { a } of drawn) {
          expect(a).toBeGreaterThanOrEqual(valueTicks[0] ?? 0);
          expect(a).toBeLessThanOrEqual(valueTicks.at(-1) ?? 0);
        }
      }),
    );
  });
});

describe("the time axis", () => {
  it("of lines has ticks at round times", () => {
    const { bars, timeTicks } = prepare({ points: hourly([{ a: 1 }]), series: series("line", "a") });
    expect(bars).toBe(false);
    expect(timeTicks.map(({ label }) => label)).toEqual(["Nov 22", "01:00", "02:00", "03:00"]);
  });

  it("of bars has ticks at the starts of buckets", () => {
    const points = [FROM - HOUR / 2, FROM + HOUR / 2, FROM + 1.5 * HOUR].map((t) => ({
      t,
      to: t + HOUR,
      values: { a: 1 },
    }));
    const { bars, timeTicks } = prepare({ points, series: series("bar", "a") });
    expect(bars).toBe(true);
    for (const { at } of timeTicks) expect(points.map(({ t }) => t)).toContain(at);
  });
});

it("many bars stand without gaps", () => {
  const bars = (count: number) =>
    prepare({ points: hourly(Array.from({ length: count }, () => ({ a: 1 }))), series: series("bar", "a") }).barGap;
  expect(bars(150)).toBe("12%");
  expect(bars(151)).toBe(0);
});
