import { MINUTE } from "@/lib/time/units";
import { describe, expect, it } from "vitest";
import type { EndedMinutes } from "./baseline";
import { describeMinutes, findIncidents } from "./incidents";

const HOUR = 60;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 4);
const LATER = START + 400 * DAY * MINUTE;

/** Minutes in which `usual` connections end, except the minutes in `change`. */
function minutes(length: number, usual: number, change: Record<number, number> = {}): EndedMinutes {
  const ended = Array.from({ length }, (_, i) => change[i] ?? usual);
  return { start: START, ended, known: 0 };
}
const stretch = (from: number, to: number, count: number) =>
  Object.fromEntries(Array.from({ length: to - from }, (_, i) => [from + i, count]));
/** First minute and length of each. */
const found = (given: EndedMinutes, now = LATER) =>
  findIncidents(given, 0, now).map(({ from, to }) => [(from - START) / MINUTE, (to - from) / MINUTE]);

describe("an incident", () => {
  it("is a minute in which at least ten and more than five times the usual ended", () => {
    expect(found(minutes(HOUR * 3, 1, { 100: 9 }))).toEqual([]);
    expect(found(minutes(HOUR * 3, 1, { 100: 10 }))).toEqual([[100, 1]]);
    expect(found(minutes(HOUR * 3, 40, { 100: 200 }))).toEqual([]);
    expect(found(minutes(HOUR * 3, 40, { 100: 201 }))).toEqual([[100, 1]]);
  });

  it("is not what ends every day at the same time, give or take two minutes", () => {
    const at = (day: number) => day * DAY + 10 * HOUR + (day % 2) * 2;
    const everyDay = Object.fromEntries(Array.from({ length: 10 }, (_, day) => [at(day), 100]));
    expect(found(minutes(DAY * 10, 2, everyDay))).toEqual([[at(0), 1]]);
    expect(found(minutes(DAY * 10, 2, { ...everyDay, [at(9)]: 301 }))).toEqual([
      [at(0), 1],
      [at(9), 1],
    ]);
  });

  it("is not what ends at the same time on most of the seven days before, as on working days", () => {
    const workdays = Object.fromEntries([0, 1, 2, 5, 6, 7, 8, 9].map((day) => [day * DAY + 600, 100]));
    expect(found(minutes(DAY * 10, 2, workdays))).toEqual([[600, 1]]);
  });

  it("goes on over up to two quiet minutes, and its numbers are those of the whole stretch", () => {
    const given = minutes(HOUR * 4, 2, { 100: 30, 103: 50, 107: 20 });
    expect(found(given)).toEqual([
      [100, 4],
      [107, 1],
    ]);
    expect(findIncidents(given, 0, LATER)[0]).toMatchObject({
      ended: 84,
      usual: 8,
      peakPerMinute: 50,
      peakAt: START + 103 * MINUTE,
      ongoing: false,
    });
  });

  it("of many hours is one, but a rate that stays is usual after a day", () => {
    expect(found(minutes(DAY, 2, stretch(200, 320, 60)))).toEqual([[200, 120]]);
    expect(found(minutes(DAY, 2, stretch(200, 1_100, 60)))).toEqual([[200, 900]]);
    expect(found(minutes(DAY * 3, 2, stretch(200, DAY * 3, 60)))).toEqual([[200, DAY]]);
  });

  it("goes on while more than twice the usual number end", () => {
    const ebbing = { 100: 60, 101: 30, 102: 25, 103: 21, 104: 20, 105: 20, 106: 20 };
    expect(found(minutes(HOUR * 4, 10, ebbing))).toEqual([[100, 4]]);
  });

  it("may go on until a fourth minute has passed quietly", () => {
    const given = minutes(104, 2, { 100: 30 });
    const ongoing = (now: number) => findIncidents(given, 0, START + now * MINUTE)[0]?.ongoing;
    expect([ongoing(100.5), ongoing(103.9), ongoing(104)]).toEqual([true, true, false]);
  });

  it("cannot be told from ten minutes of history, and what is not known is not nothing", () => {
    expect(found(minutes(HOUR, 0, { 9: 100 }))).toEqual([]);
    expect(found(minutes(HOUR, 0, { 10: 100 }))).toEqual([[10, 1]]);
    expect(findIncidents({ ...minutes(HOUR, 0, { 40: 100 }), known: 35 }, 0, LATER)).toEqual([]);
    expect(findIncidents({ ...minutes(DAY * 3, 30, { 4000: 200 }), known: 3990 }, 0, LATER)).toHaveLength(1);
  });

  it("does not depend on where the search begins, once what is before it is there", () => {
    const given = minutes(DAY * 9, 3, { [DAY * 8 + 5]: 90, [DAY * 8 + 200]: 70 });
    expect(findIncidents(given, DAY * 8, LATER)).toEqual(findIncidents(given, 0, LATER));
  });
});

it("a stretch without an incident is described by the same measures", () => {
  const given = minutes(DAY * 2, 3, { 2000: 8 });
  expect(describeMinutes(given, 1999, 2001, LATER)).toEqual({
    from: START + 1999 * MINUTE,
    to: START + 2002 * MINUTE,
    ongoing: false,
    ended: 14,
    usual: 9,
    peakPerMinute: 8,
    peakAt: START + 2000 * MINUTE,
  });
});
