import fc from "fast-check";
import { expect, it } from "vitest";
import { MINUTE } from "@/lib/time/units";
import { nearestRanges } from "./nearest-range";

const iso = (ms: number) => new Date(ms).toISOString();

it("offers the day that ends with the last event before the range", () => {
  const range = { from: "2026-11-26T12:00:00.000Z", to: "2026-11-27T12:00:00.000Z" };
  expect(nearestRanges({ ...range, before: "2026-11-23T21:10:50.000Z", after: null })).toEqual({
    before: { from: Date.parse("2026-11-22T21:11:00.000Z"), to: Date.parse("2026-11-23T21:11:00.000Z") },
    after: null,
  });
});

it("offers ranges that have the event, whatever the length", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.nat(1e9), fc.nat(1e9), (length, gapBefore, gapAfter) => {
      const from = Date.UTC(2026, 0, 15);
      const [before, after] = [from - 1 - gapBefore, from + length + gapAfter];
      const found = nearestRanges({ from: iso(from), to: iso(from + length), before: iso(before), after: iso(after) });
      for (const [range, event] of [
        [found.before, before],
        [found.after, after],
      ] as const) {
        expect(range?.from).toBeLessThanOrEqual(event);
        expect(range?.to).toBeGreaterThan(event);
        expect((range?.to ?? 0) - (range?.from ?? 0)).toBe(Math.max(length, MINUTE));
      }
    }),
  );
});
