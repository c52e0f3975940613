import { describe, expect, it } from "vitest";
import { formatDate, formatFull, formatInstant, formatOffset } from "./format";

const at = Date.parse("2021-08-25T17:22:12.497Z");
const shanghai = "Asia/Shanghai";
const stJohns = "America/St_Johns";

describe("formatInstant", () => {
  it("shows only the time on the same day in the zone", () => {
    const now = Date.parse("2021-08-25T20:00:00Z");
    expect(formatInstant(at, shanghai, now)).toBe("01:22:12");
    expect(formatInstant(at, stJohns, now)).toBe("14:52:12");
  });

  it("compares the days in the zone", () => {
    const now = Date.parse("2021-08-25T15:30:00Z");
    expect(formatInstant(at, "UTC", now)).toBe("17:22:12");
    expect(formatInstant(at, shanghai, now)).toBe("2021-08-26 01:22:12");
  });

  it("writes midnight as 00, never 24", () => {
    const midnight = Date.parse("2021-08-25T16:00:00Z");
    expect(formatInstant(midnight, shanghai, midnight)).toBe("00:00:00");
  });
});

describe("zoneOffset", () => {
  it.each([
    [shanghai, "UTC+8"],
    [stJohns, "UTC−2:30"],
    ["UTC", "UTC"],
    ["Asia/Kolkata", "UTC+5:30"],
  ])("%s in summer", (zone, offset) => {
    expect(formatOffset(at, zone)).toBe(offset);
  });

  it("follows daylight saving to the second", () => {
    const change = Date.parse("2021-11-07T04:30:00Z");
    expect(formatOffset(change - 1, stJohns)).toBe("UTC−2:30");
    expect(formatOffset(change, stJohns)).toBe("UTC−3:30");
  });
});

it("dayOf and formatFull speak of the zone, with milliseconds", () => {
  expect(formatDate(at, shanghai)).toBe("2021-08-26");
  expect(formatFull(at, stJohns)).toBe("2021-08-25 14:52:12.497 America/St_Johns (UTC−2:30)");
});
