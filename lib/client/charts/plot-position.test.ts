import { expect, it } from "vitest";
import { pointUnder, timeAt } from "./plot-position";

const range = { from: 1_000, to: 2_000 };
const points = [1_000, 1_250, 1_500, 1_750].map((t) => ({ t, to: t + 250, values: {} }));

it("reads the time at a place; beside the axis, it is the nearer end", () => {
  expect(timeAt(250, 500, range)).toBe(1_500);
  expect(timeAt(-20, 500, range)).toBe(range.from);
  expect(timeAt(700, 500, range)).toBe(range.to);
});

it("takes the bar of a time, and the nearest point of a line", () => {
  expect(pointUnder(points, 1_480, true)?.t).toBe(1_250);
  expect(pointUnder(points, 1_480, false)?.t).toBe(1_500);
  expect(pointUnder(points, 1_990, false)?.t).toBe(1_750);
  expect(pointUnder(points, 2_000, true)).toBeUndefined();
  expect(pointUnder([], 1_480, false)).toBeUndefined();
});
