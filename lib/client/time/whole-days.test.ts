import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "@/lib/time/units";
import { daysOf, rangeOfDays } from "./whole-days";

const anyZone = fc.constantFrom("Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Pacific/Auckland", "UTC");
const anyDay = fc.integer({ min: 0, max: 20_000 });
const written = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

describe("whole days", () => {
  it("end at the midnight after the last one", () => {
    const { from, to } = rangeOfDays("2026-11-20", "2026-11-22", "Asia/Shanghai");
    expect(new Date(from).toISOString()).toBe("2026-11-19T16:00:00.000Z");
    expect(new Date(to).toISOString()).toBe("2026-11-22T16:00:00.000Z");
  });

  it("follow a change of the clocks", () => {
    const { from, to } = rangeOfDays("2026-10-25", "2026-10-25", "Europe/Berlin");
    expect(to - from).toBe(25 * HOUR);
  });

  it("come back from their range", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), anyZone, (day, more, zone) => {
        const days = [written(day), written(day + more)] as const;
        expect(daysOf(rangeOfDays(...days, zone), zone)).toEqual(days);
      }),
    );
  });

  it("contain the range that they are of", () => {
    const anyTime = fc.integer({ min: 0, max: 20_000 * DAY });
    fc.assert(
      fc.property(anyTime, fc.integer({ min: 1, max: 90 * DAY }), anyZone, (from, length, zone) => {
        const whole = rangeOfDays(...daysOf({ from, to: from + length }, zone), zone);
        expect(whole.from).toBeLessThanOrEqual(from);
        expect(whole.to).toBeGreaterThanOrEqual(from + length);
      }),
    );
  });
});
