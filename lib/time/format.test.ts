import { describe, expect, it } from "vitest";
import { formatDate, formatFull, formatOffset, formatTime } from "./format";

const at = Date.parse("2021-08-25T17:22:12.497Z");
const shanghai = "Asia/Shanghai";
const stJohns = "America/St_Johns";

describe("formatTime", () => {
  it("shows the time of day in the zone, with or without seconds", () => {
    expect(formatTime(at, shanghai)).toBe("01:22:12");
    expect(formatTime(at, stJohns)).toBe("14:52:12");
    expect(formatTime(at, "UTC", "minute")).toBe("17:22");
  });

  it("writes midnight as 00, never 24", () => {
    expect(formatTime(Date.parse("2021-08-25T16:00:00Z"), shanghai)).toBe("00:00:00");
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
