import { describe, expect, it } from "vitest";
import { dayName } from "./day-name";

const now = Date.parse("2026-11-26T12:00:00Z");
const name = (at: string, zone = "UTC", locale = "en") => dayName(Date.parse(at), zone, now, locale);

describe("dayName", () => {
  it("names today and yesterday in the zone, not in UTC", () => {
    expect(name("2026-11-26T00:00:00Z")).toBe("today");
    expect(name("2026-11-25T23:59:59Z")).toBe("yesterday");
    expect(name("2026-11-25T23:59:59Z", "Asia/Shanghai")).toBe("today");
    expect(name("2026-11-26T16:00:00Z", "Asia/Shanghai")).toEqual({ date: "Nov 27" });
  });

  it("gives other days a date, with the year if it is another one", () => {
    expect(name("2026-11-24T10:00:00Z")).toEqual({ date: "Nov 24" });
    expect(name("2025-11-24T10:00:00Z")).toEqual({ date: "Nov 24, 2025" });
    expect(name("2026-11-24T10:00:00Z", "UTC", "zh-CN")).toEqual({ date: "11月24日" });
    expect(name("2025-11-24T10:00:00Z", "UTC", "zh-CN")).toEqual({ date: "2025年11月24日" });
  });
});
