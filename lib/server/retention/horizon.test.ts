import fc from "fast-check";
import { expect, it } from "vitest";
import { RETENTION_KINDS } from "@/lib/contracts/retention-kinds";
import { retentionStep } from "@/lib/contracts/retention-step";
import { DAY } from "@/lib/time/units";
import { horizonOf, later, summableFrom } from "./horizon";

const at = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });

const day = (ms: number | null) => new Date(ms ?? NaN).toISOString();

it("is a midnight that is at least as long ago as the days say, and moves on by a sixth of them", () => {
  const now = Date.UTC(2026, 10, 27, 12);
  const horizons = [0, 1, 2, 3, 4, 5].map((days) => day(horizonOf("events", 30, now + days * DAY)));
  expect(new Set(horizons)).toEqual(new Set(["2026-10-24T00:00:00.000Z", "2026-10-29T00:00:00.000Z"]));
  expect(day(horizonOf("events", 7, now))).toBe("2026-11-20T00:00:00.000Z");
  expect(horizonOf("events", null, now)).toBeNull();
});

it("moves on every day for raw callbacks", () => {
  const now = Date.UTC(2026, 10, 27, 12);
  expect(horizonOf("raw", 100, now)).toBe(Date.UTC(2026, 7, 19));
  expect(horizonOf("raw", 100, now + DAY)).toBe(Date.UTC(2026, 7, 20));
});

it("never moves back as time goes on, and never takes what is younger", () => {
  fc.assert(
    fc.property(fc.constantFrom(...RETENTION_KINDS), at, fc.nat(400), fc.nat(400), (kind, now, days, passed) => {
      const horizon = horizonOf(kind, days, now) ?? NaN;
      expect(horizon).toBeLessThanOrEqual(now - days * DAY);
      expect(horizon).toBeGreaterThan(now - (days + retentionStep(days)) * DAY);
      expect(horizonOf(kind, days, now + passed * DAY)).toBeGreaterThanOrEqual(horizon);
    }),
  );
});

it("lets sums be made two days later", () => {
  expect(summableFrom(Date.UTC(2026, 7, 19))).toBe(Date.UTC(2026, 7, 21));
});

it("takes the later time", () => {
  const [a, b] = [new Date(1), new Date(2)];
  expect([later(a, b), later(b, a), later(null, a), later(a, null), later(null, null)]).toEqual([b, b, a, a, null]);
});
