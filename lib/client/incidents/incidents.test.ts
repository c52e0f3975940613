import { expect, it } from "vitest";
import { incidentMinutes } from "./minutes";
import { baselineBars } from "./baseline";

it("draws what ended and what is usual on one scale", () => {
  expect(
    baselineBars([
      { ended: 50, usual: 10 },
      { ended: 5, usual: 25 },
    ]),
  ).toEqual([
    { fill: 1, mark: 0.2, times: 5 },
    { fill: 0.1, mark: 0.5, times: 0.2 },
  ]);
});

it("multiplies nothing by next to nothing", () => {
  expect(
    baselineBars([
      { ended: 6, usual: 0.02 },
      { ended: 0, usual: 0 },
    ]).map((bar) => bar.times),
  ).toEqual([null, null]);
});

it("keeps the minutes of the incident apart, its last one included and the one after it not", () => {
  const incident = {
    from: "2026-11-22T20:47:00.000Z",
    to: "2026-11-22T20:49:00.000Z",
    ongoing: false,
    ended: 70,
    usual: 3,
    peakPerMinute: 40,
    peakAt: "2026-11-22T20:47:00.000Z",
  };
  const minutes = [46, 47, 48, 49].map((minute, i) => ({
    t: `2026-11-22T20:${minute}:00.000Z`,
    ended: [2, 40, 30, 1][i] ?? 0,
  }));
  expect(incidentMinutes({ minutes, incident }).map((point) => point.values)).toEqual([
    { inside: null, outside: 2 },
    { inside: 40, outside: null },
    { inside: 30, outside: null },
    { inside: null, outside: 1 },
  ]);
});
