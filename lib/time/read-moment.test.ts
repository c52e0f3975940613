import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate, formatFull, formatTime, isoIn } from "./format";
import { readMoment } from "./read-moment";
import { DAY, HOUR, MINUTE, SECOND } from "./units";

// Friday 2026-11-27 in Shanghai, 09:30:00.
const zone = "Asia/Shanghai";
const now = Date.parse("2026-11-27T01:30:00.000Z");
const read = (text: string) => {
  const at = readMoment(text, { now, zone });
  return at === null ? null : `${formatDate(at, zone)} ${formatTime(at, zone)}`;
};

describe("a typed moment", () => {
  it.each([
    // The latest such time that is not in the future.
    ["09:10", "2026-11-27 09:10:00"],
    ["21:10", "2026-11-26 21:10:00"],
    ["９：１０", "2026-11-27 09:10:00"],
    ["9:10 pm", "2026-11-26 21:10:00"],
    ["9pm", "2026-11-26 21:00:00"],
    ["12:05 am", "2026-11-27 00:05:00"],
    ["21:10:30", "2026-11-26 21:10:30"],
    ["21点10分", "2026-11-26 21:10:00"],
    ["晚上9点半", "2026-11-26 21:30:00"],
    ["下午3点05", "2026-11-26 15:05:00"],
    ["yesterday 21:10", "2026-11-26 21:10:00"],
    ["Yesterday at 9:10pm", "2026-11-26 21:10:00"],
    ["21:10 yesterday", "2026-11-26 21:10:00"],
    ["yesterday", "2026-11-26 00:00:00"],
    ["today 8:00", "2026-11-27 08:00:00"],
    ["昨天 21:10", "2026-11-26 21:10:00"],
    ["昨天21:10", "2026-11-26 21:10:00"],
    ["昨晚9点10分", "2026-11-26 21:10:00"],
    ["昨天晚上 9:10", "2026-11-26 21:10:00"],
    ["今早8点", "2026-11-27 08:00:00"],
    ["前天 03:00", "2026-11-25 03:00:00"],
    ["2026-11-26 21:10:00", "2026-11-26 21:10:00"],
    ["2026-11-26 21:10", "2026-11-26 21:10:00"],
    ["2026/11/6 1:02", "2026-11-06 01:02:00"],
    ["2026年11月26日 21:10", "2026-11-26 21:10:00"],
    ["2026-11-26T21:10:00", "2026-11-26 21:10:00"],
    ["2026-11-26", "2026-11-26 00:00:00"],
    ["11-26 21:10", "2026-11-26 21:10:00"],
    ["11月26日21:10", "2026-11-26 21:10:00"],
    ["12-24 18:00", "2025-12-24 18:00:00"],
    ["Nov 26 21:10", "2026-11-26 21:10:00"],
    ["26 November 2026, 21:10", "2026-11-26 21:10:00"],
    ["26 nov 21:10", "2026-11-26 21:10:00"],
    ["Monday 21:10", "2026-11-23 21:10:00"],
    ["fri 21:10", "2026-11-20 21:10:00"],
    ["fri 09:00", "2026-11-27 09:00:00"],
    ["周一 21:10", "2026-11-23 21:10:00"],
    ["上周日 21:10", "2026-11-22 21:10:00"],
    ["上周五 21:10", "2026-11-20 21:10:00"],
    ["2026-11-26T13:10:00Z", "2026-11-26 21:10:00"],
    ["2026-11-26T14:10:00.497+01:00", "2026-11-26 21:10:00"],
    ["2026-11-26 13:10 UTC", "2026-11-26 21:10:00"],
    [String(Date.parse("2026-11-26T13:10:00Z")), "2026-11-26 21:10:00"],
    [String(Date.parse("2026-11-26T13:10:00Z") / SECOND), "2026-11-26 21:10:00"],
    ["10 minutes ago", "2026-11-27 09:20:00"],
    ["10min ago", "2026-11-27 09:20:00"],
    ["2h ago", "2026-11-27 07:30:00"],
    ["10分钟前", "2026-11-27 09:20:00"],
    ["3小时之前", "2026-11-27 06:30:00"],
    ["now", "2026-11-27 09:30:00"],
    ["现在", "2026-11-27 09:30:00"],
    // A day that is named may lie in the future.
    ["2026-11-28 10:00", "2026-11-28 10:00:00"],
    ["today 21:10", "2026-11-27 21:10:00"],
  ])("%s is %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    "",
    "  ",
    "soon",
    "25:00",
    "21:60",
    "13pm",
    "2026-02-30",
    "13-41",
    "21:10 maybe",
    "yesterday 9",
    "9",
    "21:10:99",
  ])("%j is none", (text) => {
    expect(read(text)).toBeNull();
  });

  it("is read back from every way that the product writes one", () => {
    const moments = fc.integer({ min: Date.UTC(2015, 0, 1), max: now });
    fc.assert(
      fc.property(moments, fc.constantFrom("Asia/Shanghai", "UTC", "Asia/Kathmandu"), (at, tz) => {
        const back = (text: string) => readMoment(text, { now, zone: tz });
        const second = Math.floor(at / SECOND) * SECOND;
        expect(back(`${formatDate(at, tz)} ${formatTime(at, tz)}`)).toBe(second);
        expect(back(formatFull(at, tz).slice(0, 23))).toBe(at);
        expect(back(isoIn(tz)(at))).toBe(at);
        expect(back(new Date(at).toISOString())).toBe(at);
      }),
    );
  });

  it("without a day is within the last 24 hours, for any time of day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
        const text = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
        const at = readMoment(text, { now, zone }) ?? Infinity;
        expect(now - at).toBeGreaterThanOrEqual(0);
        expect(now - at).toBeLessThan(DAY);
        expect((at + 8 * HOUR) % DAY).toBe(minute * MINUTE);
      }),
    );
  });

  it("never fails, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789:-/. 年月日昨天周一点分amptz") }), (text) => {
        const at = readMoment(text, { now, zone });
        expect(at === null || Number.isFinite(at)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
