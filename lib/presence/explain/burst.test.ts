import fc from "fast-check";
import { expect, it } from "vitest";
import { MINUTE } from "@/lib/time/units";
import { burstOf } from "../testing/explain-examples";
import { isBurst, minuteOf, shareOfBurst, timesUsual } from "./burst";

const T = Date.UTC(2026, 0, 15, 12);

it("is a minute that belongs to an incident", () => {
  expect(isBurst(burstOf(50, 1))).toBe(true);
  expect(isBurst({ ...burstOf(50, 1), incident: null })).toBe(false);
  expect(isBurst(null)).toBe(false);
});

it("the share of a burst is more than half, at most 0.95, and grows with the burst", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 1_000 }), (usual, more) => {
      const ended = Math.max(10, 2 * usual + more);
      const share = shareOfBurst({ ended, usual });
      expect(share).toBeGreaterThan(0.5);
      expect(share).toBeLessThanOrEqual(0.95);
      expect(shareOfBurst({ ended: ended + 1, usual })).toBeGreaterThanOrEqual(share);
    }),
  );
});

it("is so many times the usual number, unless next to none is usual", () => {
  expect(timesUsual({ ended: 56, usual: 2 })).toBe(28);
  expect(timesUsual({ ended: 56, usual: 0.5 })).toBeNull();
});

it("belongs to the minute in which it began", () => {
  expect(minuteOf(T + MINUTE - 1)).toBe(T);
});
