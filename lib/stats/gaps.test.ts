import { MINUTE } from "@/lib/time/units";
import { describe, expect, it } from "vitest";
import { findGaps } from "./gaps";

const DAY = 1_440;
const START = Date.UTC(2026, 2, 4);

/** First minute and length of each gap. `rate` gives the count of a minute. */
function gaps(length: number, rate: (minute: number) => number, { first = 0, end = length } = {}) {
  const received = Array.from({ length }, (_, i) => rate(i));
  return findGaps({ start: START, received, end: START + end * MINUTE }, first).map(
    ({ from, to, ongoing, expected }) => [(from - START) / MINUTE, (to - from) / MINUTE, expected, ongoing],
  );
}
const within = (minute: number, from: number, to: number) => minute >= from && minute < to;

describe("a gap", () => {
  it("is told where at least twenty callbacks were to be expected in two minutes or more", () => {
    expect(gaps(200, (m) => (within(m, 100, 104) ? 0 : 5))).toEqual([[100, 4, 20, false]]);
    expect(gaps(200, (m) => (within(m, 100, 103) ? 0 : 5))).toEqual([]);
    expect(gaps(200, (m) => (m === 100 ? 0 : 500))).toEqual([]);
    expect(gaps(200, (m) => (within(m, 100, 102) ? 0 : 500))).toEqual([[100, 2, 1000, false]]);
  });

  it("is judged by the minutes before it that were no gap themselves", () => {
    const outages = (m: number) => within(m, 100, 160) || within(m, 165, 225);
    expect(gaps(300, (m) => (outages(m) ? 0 : 4))).toEqual([
      [100, 60, 240, false],
      [165, 60, 240, false],
    ]);
  });

  it("is not the night of an app that sleeps, nor its weekend once a week is known", () => {
    const awake = (m: number) => within(m % DAY, 480, 1_080);
    const school = (m: number) => awake(m) && Math.floor(m / DAY) % 7 < 5;
    const nights = gaps(DAY * 4, (m) => (awake(m) ? 5 : 0)).filter(([from = 0]) => Number(from) > DAY);
    expect(nights).toEqual([]);
    expect(gaps(DAY * 21, (m) => (school(m) ? 5 : 0), { first: DAY * 9 })).toEqual([]);
    expect(
      gaps(DAY * 21, (m) => (school(m) && !within(m, DAY * 14 + 600, DAY * 14 + 660) ? 5 : 0), { first: DAY * 9 }),
    ).toEqual([[DAY * 14 + 600, 60, 300, false]]);
  });

  it("goes on while nothing comes, and the running minute counts by what is over of it", () => {
    expect(gaps(110, (m) => (m < 100 ? 4 : 0), { end: 109.25 })).toEqual([[100, 9.25, 37, true]]);
  });

  it("is left out where it was over before the range, and kept where it reaches into it", () => {
    const rate = (m: number) => (within(m, 100, 110) ? 0 : 5);
    expect(gaps(200, rate, { first: 110 })).toEqual([]);
    expect(gaps(200, rate, { first: 109 })).toHaveLength(1);
  });

  it("cannot be before the first callback, nor in an app of few", () => {
    expect(gaps(200, (m) => (m < 150 ? 0 : 5))).toEqual([]);
    expect(gaps(600, (m) => (m % 5 === 0 ? 1 : 0))).toEqual([]);
  });
});
