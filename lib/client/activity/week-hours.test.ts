import fc from "fast-check";
import { expect, it } from "vitest";
import { wallClock } from "@/lib/stats/zone";
import { extremes, occurrences } from "./week-hours";

const at = (text: string) => Date.parse(text);
const HOUR = 3_600_000;

it("finds each Sunday's nine o'clock, newest first, cut to the range", () => {
  const range = { from: at("2026-11-08T00:00:00Z"), to: at("2026-11-22T01:30:00Z") };
  expect(occurrences(7, 9, range, "Asia/Shanghai").map(({ from, to }) => [new Date(from).toISOString(), (to - from) / HOUR])).toEqual([
    ["2026-11-22T01:00:00.000Z", 0.5], ["2026-11-15T01:00:00.000Z", 1], ["2026-11-08T01:00:00.000Z", 1],
  ]);
});

it("gives a repeated hour its two and a left-out hour none", () => {
  const range = { from: at("2026-01-01T00:00:00Z"), to: at("2027-01-01T00:00:00Z") };
  const lengths = occurrences(7, 2, range, "Europe/Berlin").map(({ from, to }) => (to - from) / HOUR);
  expect(lengths).toHaveLength(51);
  expect(lengths.filter((length) => length === 2)).toHaveLength(1);
});

it("covers a range exactly once, whatever the zone", () => {
  const zones = fc.constantFrom("UTC", "Asia/Shanghai", "Europe/Berlin", "America/St_Johns");
  const start = fc.integer({ min: at("2020-01-01T00:00:00Z"), max: at("2030-01-01T00:00:00Z") });
  fc.assert(fc.property(zones, start, fc.integer({ min: 1, max: 20 * 24 * HOUR }), (zone, from, length) => {
    const range = { from, to: from + length };
    let sum = 0;
    for (let weekday = 1; weekday <= 7; weekday += 1) {
      for (let hour = 0; hour < 24; hour += 1) {
        for (const part of occurrences(weekday, hour, range, zone)) {
          sum += part.to - part.from;
          expect(Number(wallClock(part.from, zone).hour)).toBe(hour);
        }
      }
    }
    expect(sum).toBe(length);
  }), { numRuns: 25 });
});

it("tells the busiest hour and the quietest that the range covers", () => {
  const hours = [3, null, 7, 0, 7].map((users, hour) => ({ weekday: 1, hour, users }));
  expect(extremes(hours)).toEqual([
    { name: "busiest", hour: { weekday: 1, hour: 2, users: 7 } }, { name: "quietest", hour: { weekday: 1, hour: 3, users: 0 } },
  ]);
  for (const nobody of [[], hours.map((hour) => ({ ...hour, users: 0 })), hours.map((hour) => ({ ...hour, users: null }))]) {
    expect(extremes(nobody).map(({ hour }) => hour)).toEqual([null, null]);
  }
});
