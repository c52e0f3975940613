import fc from "fast-check";
import { expect, it } from "vitest";
import { change, movedAhead, shiftOf, TREND_PARAMETER, trendPoints, trendRange, upToNow, valueAt } from "./trend";

const at = (iso: string) => Date.parse(iso);
const point = (t: string, users: number) => ({ t, users, peak: users, peakAt: t, average: users, byPlatform: {} });

it("shows twelve hours unless the address says another choice", () => {
  expect(TREND_PARAMETER.hours.parseServerSide("3")).toBe(3);
  expect(TREND_PARAMETER.hours.parseServerSide("5")).toBe(12);
  expect(TREND_PARAMETER.hours.parseServerSide(undefined)).toBe(12);
});

it("begins and ends at full hours, so that it stands still for an hour", () => {
  const range = { from: at("2026-11-22T15:00:00Z"), to: at("2026-11-22T22:00:00Z") };
  expect(trendRange(at("2026-11-22T21:00:00Z"), 6)).toEqual(range);
  expect(trendRange(at("2026-11-22T21:59:59.999Z"), 6)).toEqual(range);
});

it("compares with the same time on the clock across a change from summer time", () => {
  const range = { from: at("2026-10-25T12:00:00+01:00"), to: at("2026-10-25T14:00:00+01:00") };
  const day = shiftOf("day", range, "Europe/Berlin");
  expect(day?.back(range.from)).toBe(at("2026-10-24T12:00:00+02:00"));
  expect(day && movedAhead([point("2026-10-24T10:00:00.000Z", 5)], day)).toEqual([{ at: range.from, users: 5 }]);
});

it("compares with the period before by its length, and with nothing on request", () => {
  const range = { from: at("2026-11-22T15:00:00Z"), to: at("2026-11-22T22:00:00Z") };
  const previous = shiftOf("previous", range, "Asia/Shanghai");
  expect(previous?.back(range.to)).toBe(range.from);
  expect(shiftOf("none", range, "Asia/Shanghai")).toBeNull();
});

it("moves every point back to the time that it is compared with", () => {
  const instant = fc.integer({ min: at("2025-01-01T00:00:00Z"), max: at("2027-01-01T00:00:00Z") });
  fc.assert(
    fc.property(instant, fc.constantFrom("previous", "day", "week"), (time, comparison) => {
      const shift = shiftOf(comparison, { from: time, to: time + 3_600_000 }, "Asia/Shanghai");
      expect(shift?.back(shift.ahead(time))).toBe(time);
    }),
  );
});

it("ends in the live number, also where that is older than the newest point", () => {
  const points = [point("2026-11-22T21:00:00.000Z", 10), point("2026-11-22T21:05:00.000Z", 12)];
  expect(upToNow(points, { asOf: "2026-11-22T21:05:30.000Z", users: 11 }).map((value) => value.users)).toEqual([
    10, 12, 11,
  ]);
  expect(upToNow(points, { asOf: "2026-11-22T21:04:00.000Z", users: 11 }).map((value) => value.users)).toEqual([
    10, 11,
  ]);
  expect(upToNow(points, null).map((value) => value.users)).toEqual([10, 12]);
});

it("reads a curve at a moment, but not far behind its end", () => {
  const values = [
    { at: 0, users: 3 },
    { at: 100, users: 4 },
  ];
  expect(valueAt(values, 99, 100)).toBe(3);
  expect(valueAt(values, 100, 100)).toBe(4);
  expect(valueAt(values, 201, 100)).toBeNull();
  expect(valueAt(values, -1, 100)).toBeNull();
});

it("says nothing of a change from nothing", () => {
  expect(change(103, 100)).toBeCloseTo(0.03);
  expect(change(5, 0)).toBeNull();
  expect(change(5, null)).toBeNull();
});

it("puts both curves on one axis: the current one ends now, the earlier one has no gap", () => {
  const before = [
    { at: 0, users: 3 },
    { at: 60_000, users: 4 },
  ];
  const current = [
    { at: 0, users: 5 },
    { at: 30_000, users: 6 },
  ];
  expect(trendPoints(current, before, 90_000)).toEqual([
    { t: 0, to: 30_000, values: { current: 5, before: 3 } },
    { t: 30_000, to: 60_000, values: { current: 6, before: 3 } },
    { t: 60_000, to: 90_000, values: { current: null, before: 4 } },
  ]);
});
