import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate } from "@/lib/time/format";
import { DAY } from "@/lib/time/units";
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

  it("knows yesterday across a change of the clock", () => {
    const morning = Date.parse("2026-03-30T05:00:00Z");
    expect(dayName(Date.parse("2026-03-28T23:30:00Z"), "Europe/Berlin", morning, "en")).toBe("yesterday");
  });

  it("names exactly one calendar day today", () => {
    const zones = fc.constantFrom("UTC", "Asia/Shanghai", "America/New_York", "Pacific/Auckland");
    fc.assert(
      fc.property(fc.integer({ min: now - 3 * DAY, max: now + 3 * DAY }), zones, (at, zone) => {
        expect(dayName(at, zone, now, "en") === "today").toBe(formatDate(at, zone) === formatDate(now, zone));
      }),
    );
  });
});
