import fc from "fast-check";
import { expect, it } from "vitest";
import { retentionStep } from "@/lib/contracts/retention-step";
import { DAY, type Millis } from "@/lib/time/units";
import { horizonOf } from "../retention/horizon";
import { nextBoundary } from "./ahead";
import { dayOf } from "./day-of";

const at = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });
const someDays = fc.integer({ min: 1, max: 4_000 });
const next = (days: number, last: Millis | null, now: Millis) => {
  const boundary = nextBoundary(days, last, now);
  return boundary === null ? null : dayOf(boundary);
};

it("begins with a day that nothing can be stored of yet", () => {
  expect(next(30, null, Date.UTC(2026, 10, 28, 5))).toBe("2026-12-03");
  expect(next(1, null, Date.UTC(2026, 10, 28, 5))).toBe("2026-12-01");
});

it("divides before something is stored of the last partition, in the steps of the days that hold now", () => {
  const last = Date.UTC(2026, 11, 3);
  expect(next(30, last, Date.UTC(2026, 10, 30, 23))).toBeNull();
  expect(next(30, last, Date.UTC(2026, 11, 1))).toBe("2026-12-08");
  expect(next(90, last, Date.UTC(2026, 11, 1))).toBe("2026-12-18");
});

it("leaves in one partition what was stored while nobody divided", () => {
  expect(next(30, Date.UTC(2026, 9, 1), Date.UTC(2026, 10, 28))).toBe("2026-12-03");
});

it("divides at horizons, and of days that nothing is stored of", () => {
  fc.assert(
    fc.property(someDays, at, fc.array(fc.nat(3 * DAY), { maxLength: 40 }), (days, start, pauses) => {
      let [now, last]: [Millis, Millis | null] = [start, null];
      for (const pause of pauses) {
        now += pause;
        const boundary = nextBoundary(days, last, now);
        if (boundary === null) {
          expect(last).toBeGreaterThan(now + 2 * DAY);
          continue;
        }
        expect(boundary).toBeGreaterThan(Math.max(now + 2 * DAY, last ?? 0));
        expect(horizonOf("events", days, boundary + days * DAY)).toBe(boundary);
        expect(horizonOf("events", days, boundary + days * DAY - 1)).toBe(boundary - retentionStep(days) * DAY);
        expect(nextBoundary(days, boundary, now)).toBeNull();
        last = boundary;
      }
    }),
  );
});
