import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate } from "./format";
import { relativeDay } from "./relative-day";
import { DAY } from "./units";

const now = Date.parse("2026-11-26T12:00:00Z");
const name = (at: string, zone = "UTC") => relativeDay(Date.parse(at), zone, now);

describe("relativeDay", () => {
  it("names today and yesterday in the zone, not in UTC", () => {
    expect(name("2026-11-26T00:00:00Z")).toBe("today");
    expect(name("2026-11-25T23:59:59Z")).toBe("yesterday");
    expect(name("2026-11-25T23:59:59Z", "Asia/Shanghai")).toBe("today");
    expect(name("2026-11-26T16:00:00Z", "Asia/Shanghai")).toBeNull();
    expect(name("2026-11-24T23:59:59Z")).toBeNull();
  });

  it("knows yesterday across a change of the clock", () => {
    // 29 March 2026 has 23 hours in Berlin. 24 hours before 00:30 on the 30th is on the 28th.
    const midnight = Date.parse("2026-03-29T22:30:00Z");
    expect(relativeDay(Date.parse("2026-03-29T10:00:00Z"), "Europe/Berlin", midnight)).toBe("yesterday");
    expect(relativeDay(Date.parse("2026-03-28T22:30:00Z"), "Europe/Berlin", midnight)).toBeNull();
  });

  it("names exactly one calendar day today", () => {
    const zones = fc.constantFrom("UTC", "Asia/Shanghai", "America/New_York", "Pacific/Auckland");
    fc.assert(
      fc.property(fc.integer({ min: now - 3 * DAY, max: now + 3 * DAY }), zones, (at, zone) => {
        expect(relativeDay(at, zone, now) === "today").toBe(formatDate(at, zone) === formatDate(now, zone));
      }),
    );
  });
});
