import { HOUR } from "@/lib/time/units";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLoader, createSerializer } from "nuqs";
import {
  isComparable,
  isoRange,
  RANGE,
  RANGE_PRESETS,
  rangeParameters,
  resolvePageRange,
  toRangeChoice,
  withComparison,
} from "./range";

const at = (text: string) => Date.parse(text);
const NOON = at("2026-11-22T04:00:00.000Z");
const SHANGHAI = "Asia/Shanghai";
const search = (text: string) => new URLSearchParams(text);
const readRangeChoice = (from: URLSearchParams) => toRangeChoice(createLoader(RANGE)(from));
const write = createSerializer(RANGE);

describe("an address", () => {
  it("names a preset or a range", () => {
    expect(readRangeChoice(search("range=7d"))).toBe("7d");
    expect(readRangeChoice(search("from=2026-11-22T08:00:00%2B08:00&to=2026-11-22T01:00:00Z"))).toEqual({
      from: at("2026-11-22T00:00:00Z"),
      to: at("2026-11-22T01:00:00Z"),
    });
  });

  it.each([
    "",
    "range=2w",
    "from=2026-11-22T00:00:00Z",
    "from=x&to=y",
    "from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z",
  ])("%j names none", (text) => expect(readRangeChoice(search(text))).toBeNull());

  it("keeps its other parameters when the range changes, and the new range is read back", () => {
    const choice = fc.oneof(
      fc.constantFrom(...RANGE_PRESETS),
      fc
        .tuple(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 1, max: 1e11 }))
        .map(([from, length]) => ({ from, to: from + length })),
    );
    fc.assert(
      fc.property(choice, (chosen) => {
        const next = search(write("?app=14&range=1h&from=a&to=b&platform=ios", rangeParameters(chosen)));
        expect(readRangeChoice(next)).toEqual(chosen);
        expect([next.get("app"), next.get("platform")]).toEqual(["14", "ios"]);
      }),
    );
  });
});

describe("a preset", () => {
  it("ends at the frozen now and is compared with what was right before", () => {
    expect(resolvePageRange("6h", NOON, SHANGHAI)).toEqual({
      preset: "6h",
      from: at("2026-11-21T22:00:00Z"),
      to: NOON,
      now: NOON,
      closed: false,
      zone: SHANGHAI,
      previous: { from: at("2026-11-21T16:00:00Z"), to: at("2026-11-21T22:00:00Z") },
    });
  });

  it("today runs from midnight of the zone, compared with yesterday until the same time", () => {
    expect(resolvePageRange("today", NOON, SHANGHAI)).toMatchObject({
      from: at("2026-11-21T16:00:00Z"),
      to: NOON,
      closed: false,
      previous: { from: at("2026-11-20T16:00:00Z"), to: at("2026-11-21T04:00:00Z") },
    });
  });

  it("yesterday is whole and closed", () => {
    expect(resolvePageRange("yesterday", NOON, SHANGHAI)).toMatchObject({
      from: at("2026-11-20T16:00:00Z"),
      to: at("2026-11-21T16:00:00Z"),
      closed: true,
      previous: { from: at("2026-11-19T16:00:00Z"), to: at("2026-11-20T16:00:00Z") },
    });
  });

  it("days follow the calendar through a change to winter time", () => {
    // Berlin, 25 October 2026: a day of 25 hours.
    const now = at("2026-10-25T11:00:00Z");
    expect(resolvePageRange("24h", now, "Europe/Berlin").from).toBe(at("2026-10-24T10:00:00Z"));
    expect(resolvePageRange("yesterday", at("2026-10-26T11:00:00Z"), "Europe/Berlin")).toMatchObject({
      from: at("2026-10-24T22:00:00Z"),
      to: at("2026-10-25T23:00:00Z"),
    });
    expect(resolvePageRange("1h", now, "Europe/Berlin").from).toBe(now - HOUR);
  });

  it("a year begins on the same day of the year before", () => {
    expect(resolvePageRange("1y", NOON, SHANGHAI).from).toBe(at("2025-11-22T04:00:00Z"));
    expect(resolvePageRange("1y", at("2028-02-29T04:00:00Z"), "UTC").from).toBe(at("2027-03-01T04:00:00Z"));
  });

  it("all has no beginning and nothing to be compared with", () => {
    expect(resolvePageRange("all", NOON, SHANGHAI)).toMatchObject({
      from: null,
      to: NOON,
      closed: false,
      previous: null,
    });
  });

  it("meets what it is compared with, whenever and wherever", () => {
    const zones = fc.constantFrom("UTC", SHANGHAI, "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe");
    const now = fc.integer({ min: at("2015-01-01T00:00:00Z"), max: at("2035-01-01T00:00:00Z") });
    fc.assert(
      fc.property(
        fc.constantFrom(...RANGE_PRESETS.filter((name) => name !== "all" && name !== "today")),
        now,
        zones,
        (name, when, zone) => {
          const { from, to, previous } = resolvePageRange(name, when, zone);
          expect(previous?.to).toBe(from);
          expect(from).toBeLessThan(to);
          expect(previous?.from).toBeLessThan(previous?.to ?? 0);
        },
      ),
    );
  });
});

describe("a picked range", () => {
  it("is closed once it is over", () => {
    expect(resolvePageRange({ from: NOON - 10, to: NOON }, NOON, "UTC")).toMatchObject({
      closed: true,
      previous: { from: NOON - 20, to: NOON - 10 },
    });
    expect(resolvePageRange({ from: NOON - 10, to: NOON + 1 }, NOON, "UTC").closed).toBe(false);
  });
});

it("leaves `from` out for all of history", () => {
  expect(isoRange({ from: null, to: NOON })).toEqual({ to: "2026-11-22T04:00:00.000Z" });
});

describe("a comparison", () => {
  const range = resolvePageRange("6h", NOON, SHANGHAI);

  it("is with the same time a day or a week before", () => {
    const hours = { from: "T22:00:00Z", to: "T04:00:00Z" };
    expect(withComparison(range, "day").previous).toEqual({
      from: at(`2026-11-20${hours.from}`),
      to: at(`2026-11-21${hours.to}`),
    });
    expect(withComparison(range, "week").previous).toEqual({
      from: at(`2026-11-14${hours.from}`),
      to: at(`2026-11-15${hours.to}`),
    });
  });

  it("may be none", () => expect(withComparison(range, "none").previous).toBeNull());

  it("that would overlap the range becomes the period before", () => {
    const month = resolvePageRange("30d", NOON, SHANGHAI);
    expect([isComparable(range, "day"), isComparable(month, "day"), isComparable(month, "week")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(withComparison(month, "week")).toEqual(month);
    expect(withComparison(resolvePageRange("all", NOON, SHANGHAI), "day").previous).toBeNull();
  });
});
