import { describe, expect, it } from "vitest";
import { message, toMinute, toSecond } from "@/lib/presence/explain/message";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/time/units";
import { LOCALES, type Locale } from "../locale";
import { formatInstantValue } from "./format-instant";
import { formatMessage } from "./format-message";

const END = Date.UTC(2026, 0, 15, 12);
const optionsFor = (locale: Locale) => ({ locale, timeZone: "Asia/Shanghai", now: END + HOUR, endedAt: END });
const format = (key: string, values: Parameters<typeof message>[1], locale: Locale = "en") =>
  formatMessage(message(key, values), optionsFor(locale));

describe("durations", () => {
  it.each([
    [999, "0 seconds"],
    [SECOND, "1 second"],
    [59_999, "59 seconds"],
    [MINUTE, "1 minute"],
    [HOUR - 1, "59 minutes"],
    [HOUR, "1 hour"],
    [HOUR + 5 * MINUTE, "1 h 5 min"],
    [DAY - 1, "23 h 59 min"],
    [DAY, "1 day"],
    [2 * DAY + 3 * HOUR + 4 * MINUTE, "2 d 3 h"],
  ])("%i ms are %s", (duration, text) => {
    expect(format("rationale.soon_drop", { duration: { duration } })).toContain(`back after ${text},`);
  });
});

describe("instants", () => {
  const at = (instant: number, showDate = false) =>
    formatInstantValue({ ...toMinute(instant), showDate }, optionsFor("en"));

  it("have a date only if it is not the date of the end", () => {
    expect(at(END)).toBe("20:00");
    expect(at(END + 4 * HOUR)).toBe("2026-01-16 00:00");
  });

  it("with `showDate` have a date only if it is not today", () => {
    const nextDay = { ...optionsFor("en"), now: END + DAY };
    expect(formatInstantValue({ ...toSecond(END), showDate: true }, nextDay)).toBe("2026-01-15 20:00:00");
    expect(at(END, true)).toBe("20:00");
  });

  it.each([
    [0, "today at about 20:00", "今晚 20:00"],
    [HOUR * 9, "yesterday at about 20:00", "昨晚 20:00"],
    [HOUR * 40, "on January 15 at about 20:00", "1月15日 20:00"],
    [DAY * 400, "on January 15, 2026 at about 20:00", "2026年1月15日 20:00"],
  ])("are said to a customer as a person says them, %i ms later", (later, english, chinese) => {
    const said = (locale: Locale) =>
      formatMessage(message("customer.reconnected", { time: { moment: END }, device: { device: "ios" } }), {
        ...optionsFor(locale),
        now: END + later,
      });
    expect(said("en")).toContain(english);
    expect(said("zh-CN")).toContain(chinese);
  });
});

it("writes lists of platforms in the language", () => {
  const values = {
    scope: "device",
    confidence: "certain",
    reason: "user_logged_out",
    platform: { platform: "android" as const },
    others: { platforms: ["web", "mac", "ios"] as const },
    since: toSecond(END),
    until: toSecond(END),
  };
  expect(format("headline.logout", values)).toContain("still online on Web, macOS, and iOS");
  expect(format("headline.logout", values, "zh-CN")).toContain("iOS");
});

it.each(LOCALES)("throws in %s for a key that is missing, and for a missing argument", (locale) => {
  expect(() => format("reason.no_such_reason.name", {}, locale)).toThrow();
  expect(() => format("rationale.soon_drop", { other: 1 }, locale)).toThrow();
});
