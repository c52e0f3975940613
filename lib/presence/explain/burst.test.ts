import fc from "fast-check";
import { expect, it } from "vitest";
import { MINUTE } from "@/lib/time/units";
import { BURST_BASELINE_MINUTES, baselineMinutes, isBurst, median, minuteOf, shareOfBurst } from "./burst";

const T = Date.UTC(2026, 0, 15, 12);

it.each([
  [10, 0, true],
  [9, 0, false],
  [11, 2, true],
  [10, 2, false],
  [500, 100, false],
  [501, 100, true],
])("%i ends where %i are usual: a burst is %s", (ended, usual, burst) => {
  expect(isBurst({ at: T, ended, usual })).toBe(burst);
});

it("no count is no burst", () => {
  expect(isBurst(null)).toBe(false);
});

it("the share of a burst is between 0.8 and 0.95, and grows with the burst", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 1_000 }), (usual, more) => {
      const ended = Math.max(10, 5 * usual + more);
      const share = shareOfBurst({ at: T, ended, usual });
      expect(share).toBeGreaterThanOrEqual(0.8);
      expect(share).toBeLessThanOrEqual(0.95);
      expect(shareOfBurst({ at: T, ended: ended + 1, usual })).toBeGreaterThanOrEqual(share);
    }),
  );
});

it("the baseline is the minutes right before", () => {
  expect(minuteOf(T + 59_999)).toBe(T);
  expect(baselineMinutes(T)).toHaveLength(BURST_BASELINE_MINUTES);
  expect(baselineMinutes(T)[0]).toBe(T - MINUTE);
  expect(baselineMinutes(T).at(-1)).toBe(T - BURST_BASELINE_MINUTES * MINUTE);
});

it.each([
  [[], 0],
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2],
])("the median of %j is %i", (values, expected) => {
  const copy = [...values];
  expect(median(values)).toBe(expected);
  expect(values).toEqual(copy);
});
