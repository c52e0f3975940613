import type { TimeRange } from "@/lib/time/range";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../time/units";
import { sampleWindows } from "./sample-windows";

const length = (windows: TimeRange[]) => windows.reduce((sum, { from, to }) => sum + to - from, 0);
const range = fc
  .record({ from: fc.integer({ min: 0, max: DAY }), ms: fc.integer({ min: 1, max: 60 * DAY }) })
  .map(({ from, ms }) => ({ from, to: from + ms }));
const share = fc.double({ min: 0.001, max: 1, noNaN: true });

describe("windows of a sample", () => {
  it("lie in the range, in order and apart", () => {
    fc.assert(
      fc.property(range, share, (of, part) => {
        const windows = sampleWindows(of, part);
        const inOrder = windows.every((window, i) => window.from >= (windows[i - 1]?.to ?? of.from));
        const inRange = windows.every(({ from, to }) => to > from && to <= of.to);
        expect([inOrder, inRange]).toEqual([true, true]);
      }),
    );
  });

  it("cover the share of the range", () => {
    fc.assert(
      fc.property(range, share, (of, part) => {
        const covered = length(sampleWindows(of, part));
        // Each end of a window is rounded to a millisecond.
        expect(Math.abs(covered - part * (of.to - of.from))).toBeLessThanOrEqual(2_000);
      }),
    );
  });

  it("are the whole range if everything is read", () =>
    expect(sampleWindows({ from: 1, to: 9 }, 1)).toEqual([{ from: 1, to: 9 }]));

  it("cover every hour of the day by the same share", () => {
    const windows = sampleWindows({ from: 0, to: 30 * DAY }, 0.05);
    const hours = Array.from({ length: 24 }, () => 0);
    for (const { from, to } of windows) {
      const hour = Math.floor((from % DAY) / HOUR);
      hours[hour] = (hours[hour] ?? 0) + to - from;
    }
    for (const covered of hours) expect(covered / (30 * HOUR)).toBeCloseTo(0.05, 1);
  });
});
