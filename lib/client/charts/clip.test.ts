import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipHeight, heightOf } from "./clip";
import type { ChartSeries } from "./types";

const bars = (...keys: string[]) => keys.map((key): ChartSeries => ({ key, label: key, colour: "red", type: "bar" }));
const points = (heights: number[]) => heights.map((a, t) => ({ t, to: t + 1, values: { a } }));
const flat = Array.from({ length: 20 }, () => 10);

describe("a chart is clipped", () => {
  it("if a spike is far higher than the rest, above the rest", () => {
    expect(clipHeight(points([...flat, 400]), bars("a"))).toBe(12.5);
  });

  it.each([
    ["without a spike", [...flat, 30]],
    ["with few points", [10, 10, 400]],
    ["if most of it is empty", [...flat.map(() => 0), 400]],
    ["if it is empty", []],
  ])("not %s", (_, heights) => expect(clipHeight(points(heights), bars("a"))).toBeNull());

  it("so that at most a tenth of its points is cut", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { maxLength: 60 }), (heights) => {
        const clip = clipHeight(points(heights), bars("a"));
        if (clip !== null)
          expect(heights.filter((height) => height > clip).length).toBeLessThanOrEqual(heights.length / 10);
      }),
    );
  });
});

it("bars stand on each other, lines do not", () => {
  const point = { t: 0, to: 1, values: { a: 3, b: 4, line: 5, none: null } };
  expect(heightOf(point, bars("a", "b", "none"))).toBe(7);
  expect(heightOf(point, [{ key: "line", label: "", colour: "", type: "line" }])).toBe(5);
});
