import fc from "fast-check";
import { expect, it } from "vitest";
import { DAY, HOUR } from "./units";
import { weekTimes } from "./week-times";
import { wallClock } from "./zone";

const at = (text: string) => Date.parse(text);

it("finds each Sunday's nine o'clock, newest first, cut to the range", () => {
  const range = { from: at("2026-11-08T00:00:00Z"), to: at("2026-11-22T01:30:00Z") };
  const found = weekTimes({ weekday: 7, hour: 9 }, range, "Asia/Shanghai");
  expect(found.map(({ from, to }) => [new Date(from).toISOString(), (to - from) / HOUR])).toEqual([
    ["2026-11-22T01:00:00.000Z", 0.5],
    ["2026-11-15T01:00:00.000Z", 1],
    ["2026-11-08T01:00:00.000Z", 1],
  ]);
});

it("gives two hours to an hour that repeats, and none to one that is skipped", () => {
  const range = { from: at("2026-01-01T00:00:00Z"), to: at("2027-01-01T00:00:00Z") };
  const lengths = weekTimes({ weekday: 7, hour: 2 }, range, "Europe/Berlin").map(({ from, to }) => (to - from) / HOUR);
  expect(lengths).toHaveLength(51);
  expect(lengths.filter((length) => length === 2)).toHaveLength(1);
});

it("finds whole weekdays, shorter or longer when the clocks change", () => {
  const range = { from: at("2026-01-01T00:00:00Z"), to: at("2027-01-01T00:00:00Z") };
  const lengths = weekTimes({ weekday: 7 }, range, "Europe/Berlin").map(({ from, to }) => (to - from) / HOUR);
  expect(lengths).toHaveLength(52);
  expect([...new Set(lengths)].sort((a, b) => a - b)).toEqual([23, 24, 25]);
});

const zones = fc.constantFrom("UTC", "Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe");
const ranges = fc
  .record({
    from: fc.integer({ min: at("2020-01-01T00:00:00Z"), max: at("2030-01-01T00:00:00Z") }),
    length: fc.integer({ min: 1, max: 20 * DAY }),
  })
  .map(({ from, length }) => ({ from, to: from + length }));

it("covers a range exactly once by hours of the week, by weekdays and by hours, whatever the zone", () => {
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  fc.assert(
    fc.property(zones, ranges, (zone, range) => {
      for (const parts of [
        weekdays.flatMap((weekday) => hours.map((hour) => ({ weekday, hour }))),
        weekdays.map((weekday) => ({ weekday, hour: undefined })),
        hours.map((hour) => ({ weekday: undefined, hour })),
      ]) {
        let sum = 0;
        for (const part of parts) {
          const times = weekTimes(part, range, zone);
          expect(times).toEqual([...times].sort((a, b) => b.from - a.from));
          for (const { from, to } of times) {
            sum += to - from;
            if (part.hour !== undefined) expect(Number(wallClock(from, zone).hour)).toBe(part.hour);
          }
        }
        expect(sum).toBe(range.to - range.from);
      }
    }),
    { numRuns: 25 },
  );
});
