import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/time/units";
import { TimeScale } from "./time-scale";

const MIDNIGHT = Date.UTC(2026, 2, 4);
const speedups = fc.double({ min: 0.01, max: 1_000, noNaN: true });
const durations = fc.integer({ min: 0, max: 5 * DAY });

describe("after", () => {
  it("divides a duration by the speedup", () => {
    expect(new TimeScale(4).after(0, HOUR)).toBe(15 * MINUTE);
    expect(new TimeScale(1).after(0, HOUR)).toBe(HOUR);
  });

  it("applies the speedup only from its start on", () => {
    const scale = new TimeScale(10, HOUR);
    expect(scale.after(0, HOUR)).toBe(HOUR);
    expect(scale.after(0, 2 * HOUR)).toBe(HOUR + 6 * MINUTE);
    expect(scale.after(2 * HOUR, HOUR)).toBe(2 * HOUR + 6 * MINUTE);
  });
});

describe("afterAwake", () => {
  it("takes longer at night than in the evening", () => {
    const scale = new TimeScale(1);
    const from = (hour: number) => {
      const at = MIDNIGHT + hour * HOUR;
      return scale.afterAwake(at, 10 * MINUTE, 0) - at;
    };
    expect(from(20)).toBe(10 * MINUTE);
    expect(from(2)).toBeGreaterThan(HOUR);
  });

  it("uses the local hour of the person", () => {
    const scale = new TimeScale(1);
    const length = scale.afterAwake(MIDNIGHT, 10 * MINUTE, 20 * HOUR) - MIDNIGHT;
    expect(length).toBe(10 * MINUTE);
  });

  it("never ends before the duration itself, and later for a longer duration", () => {
    fc.assert(
      fc.property(speedups, durations, durations, fc.integer({ min: -11, max: 12 }), (speedup, a, b, zone) => {
        const scale = new TimeScale(speedup);
        const [short, long] = [Math.min(a, b), Math.max(a, b)];
        const end = (duration: number) => scale.afterAwake(MIDNIGHT, duration, zone * HOUR);
        expect(end(short)).toBeGreaterThanOrEqual(scale.after(MIDNIGHT, short) - 1);
        expect(end(long)).toBeGreaterThanOrEqual(end(short));
      }),
      { numRuns: 50 },
    );
  });
});

describe("afterDelay", () => {
  it("divides by the square root of the speedup, and takes at least 200 ms", () => {
    expect(new TimeScale(100).afterDelay(0, 10 * SECOND)).toBe(SECOND);
    expect(new TimeScale(100).afterDelay(0, SECOND)).toBe(200);
    expect(new TimeScale(0.01).afterDelay(0, SECOND)).toBe(SECOND);
  });
});
