import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { expect, it } from "vitest";
import { valueMarks } from "./value-marks";

it.each([
  [0, 97, [0, 25, 50, 75, 100]],
  [-97, 0, [-100, -50, 0]],
  [-30, 97, [-40, -20, 0, 50, 100]],
  [-2, -1, [-2, -1, 0]],
])("from %d to %d", (low, high, marks) => expect(valueMarks(low, high)).toEqual(marks));

it.each([
  [1_200, [0, 500, 1_000, 1_500]],
  [100_000, [0, MINUTE / 2, MINUTE, 1.5 * MINUTE, 2 * MINUTE]],
  [3.5 * MINUTE, [0, MINUTE, 2 * MINUTE, 3 * MINUTE, 4 * MINUTE]],
  [22 * HOUR, [0, 6 * HOUR, 12 * HOUR, 18 * HOUR, DAY]],
  [9 * DAY, [0, 3 * DAY, 6 * DAY, 9 * DAY]],
])("of %d ms are read off a clock", (high, marks) => expect(valueMarks(0, high, "time")).toEqual(marks));

it("of time on both sides of 0", () =>
  expect(valueMarks(-90_000, 20_000, "time")).toEqual([-120_000, -60_000, 0, 10_000, 20_000]));
