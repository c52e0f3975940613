import fc from "fast-check";
import { expect, it } from "vitest";
import { DAY } from "@/lib/time/units";
import { horizonOf, later, summableFrom } from "./horizon";

const at = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });

it("is a midnight that is as long ago as the days say", () => {
  const now = Date.UTC(2026, 10, 27, 12);
  expect(horizonOf(100, now)).toBe(Date.UTC(2026, 7, 19));
  expect(horizonOf(null, now)).toBeNull();
});

it("never moves back as time goes on, and never takes what is younger", () => {
  fc.assert(
    fc.property(at, fc.nat(400), fc.nat(400), (now, days, passed) => {
      const horizon = horizonOf(days, now) ?? NaN;
      expect(horizon).toBeLessThanOrEqual(now - days * DAY);
      expect(horizonOf(days, now + passed * DAY)).toBeGreaterThanOrEqual(horizon);
    }),
  );
});

it("lets sums be made two days later", () => {
  const horizon = horizonOf(100, Date.UTC(2026, 10, 27, 12)) ?? NaN;
  expect(summableFrom(horizon)).toBe(Date.UTC(2026, 7, 21));
});

it("takes the later time", () => {
  const [a, b] = [new Date(1), new Date(2)];
  expect([later(a, b), later(b, a), later(null, a), later(a, null), later(null, null)]).toEqual([b, b, a, a, null]);
});
