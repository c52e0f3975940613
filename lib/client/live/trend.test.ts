import { expect, it } from "vitest";
import { change, movedAhead, sameClock, TREND_PARAMETER, trendPoints, trendRange, upToNow, valueAt } from "./trend";

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
  expect(sameClock(at("2026-10-25T12:00:00+01:00"), 1, "Europe/Berlin")).toBe(at("2026-10-24T12:00:00+02:00"));
  expect(movedAhead([point("2026-10-24T10:00:00.000Z", 5)], 1, "Europe/Berlin")).toEqual([
    { at: at("2026-10-25T12:00:00+01:00"), users: 5 },
  ]);
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

it("lays the curves over one another, today's without a future and the others without a gap at the live number", () => {
  const before = {
    yesterday: [
      { at: 0, users: 3 },
      { at: 60_000, users: 4 },
    ],
    lastWeek: [{ at: 0, users: 1 }],
  };
  expect(
    trendPoints(
      [
        { at: 0, users: 5 },
        { at: 30_000, users: 6 },
      ],
      before,
      90_000,
    ),
  ).toEqual([
    { t: 0, to: 30_000, values: { today: 5, yesterday: 3, lastWeek: 1 } },
    { t: 30_000, to: 60_000, values: { today: 6, yesterday: 3, lastWeek: 1 } },
    { t: 60_000, to: 90_000, values: { today: null, yesterday: 4, lastWeek: 1 } },
  ]);
});
