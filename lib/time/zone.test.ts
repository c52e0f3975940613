import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "./units";
import { fromLocal, hourOf, offsetAt, toLocal, wallClock } from "./zone";

const at = (iso: string) => Date.parse(iso);

const ZONES = [
  "UTC",
  "Asia/Shanghai",
  "Asia/Kathmandu",
  "America/St_Johns",
  "America/Havana",
  "Europe/Berlin",
  "Africa/Casablanca",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Chatham",
];
const zones = fc.constantFrom(...ZONES);
const instants = fc.integer({ min: at("1975-01-01T00:00:00Z"), max: at("2037-12-31T00:00:00Z") });

const formats = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }),
  ]),
);

/** What Intl says that a clock in the zone shows: `2026-11-22 21:04:10`. */
const byIntl = (instant: number, zone: string) => formats.get(zone)?.format(instant);

describe("wallClock", () => {
  it("agrees with Intl at any instant", () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const { year, month, day, hour, minute, second, fractionalSecond } = wallClock(instant, zone);
        expect(`${year}-${month}-${day} ${hour}:${minute}:${second}`).toBe(byIntl(instant, zone));
        expect(fractionalSecond).toBe(String(instant % SECOND).padStart(3, "0"));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["Europe/Berlin", "2026-03-29T01:00:00Z"],
    ["Europe/Berlin", "2026-10-25T01:00:00Z"],
    ["America/St_Johns", "2026-11-01T04:30:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
    ["Pacific/Apia", "2011-12-30T10:00:00Z"],
  ])("agrees with Intl around the change of clocks in %s at %s", (zone, change) => {
    for (const step of [-HOUR, -SECOND, -1, 0, 1, SECOND, HOUR]) {
      const { day, hour, minute, second } = wallClock(at(change) + step, zone);
      expect(`${day} ${hour}:${minute}:${second}`).toBe(byIntl(at(change) + step, zone)?.slice(8));
    }
  });
});

describe("offsetAt", () => {
  it.each([
    ["UTC", "2026-01-01T00:00:00Z", 0],
    ["Asia/Shanghai", "2026-01-01T00:00:00Z", 8 * HOUR],
    ["Asia/Kathmandu", "2026-01-01T00:00:00Z", 5 * HOUR + 45 * MINUTE],
    ["America/St_Johns", "2026-01-01T00:00:00Z", -3.5 * HOUR],
    ["America/St_Johns", "2026-07-01T00:00:00Z", -2.5 * HOUR],
    ["Pacific/Apia", "2011-12-30T09:59:59Z", -10 * HOUR],
    ["Pacific/Apia", "2011-12-30T10:00:00Z", 14 * HOUR],
  ])("of %s at %s", (zone, iso, offset) => {
    expect(offsetAt(at(iso), zone)).toBe(offset);
  });

  it("changes in the millisecond of the change", () => {
    const change = at("2026-03-29T01:00:00Z");
    expect(offsetAt(change - 1, "Europe/Berlin")).toBe(HOUR);
    expect(offsetAt(change, "Europe/Berlin")).toBe(2 * HOUR);
  });

  it("throws for a zone that does not exist", () => {
    expect(() => offsetAt(0, "Mars/Olympus")).toThrow(RangeError);
  });
});

describe("fromLocal", () => {
  it("gives the first instant that shows the local time", () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const local = toLocal(instant, zone);
        const found = fromLocal(local, zone);
        expect(toLocal(found, zone)).toBe(local);
        expect(found).toBeLessThanOrEqual(instant);
      }),
    );
  });

  it("never gives a local time that is skipped an instant before the change", () => {
    expect(fromLocal(at("2026-03-29T02:30:00Z"), "Europe/Berlin")).toBe(at("2026-03-29T01:30:00Z"));
  });

  it("never puts a midnight before an earlier one", () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const midnight = Math.floor(instant / DAY) * DAY;
        expect(fromLocal(midnight + DAY, zone)).toBeGreaterThanOrEqual(fromLocal(midnight, zone));
      }),
    );
  });
});

it("hourOf reads the hour in the zone", () => {
  expect(hourOf(Date.UTC(2026, 0, 1, 16, 30), "Asia/Shanghai")).toBe(0);
  expect(hourOf(Date.UTC(2026, 0, 1, 3, 29), "America/St_Johns")).toBe(23);
  expect(hourOf(Date.UTC(2026, 6, 1, 3, 29), "America/St_Johns")).toBe(0);
});
