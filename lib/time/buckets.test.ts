import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { autoBucket, BUCKETS, daysOf, edgesOf, pointsOf } from "./buckets";
import { DAY, HOUR } from "./units";
import { wallClock } from "./zone";

const at = (iso: string) => Date.parse(iso);
const iso = (edges: number[]) => edges.map((t) => new Date(t).toISOString().slice(5, 16));
const ZONES = [
  "UTC",
  "Asia/Shanghai",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "America/Havana",
];

describe("edges", () => {
  it("cut days at midnight in the zone", () => {
    const days = (zone: string) =>
      iso(edgesOf(at("2026-11-20T12:00Z"), at("2026-11-22T12:00Z"), "1d", zone).slice(1, -1));
    expect(days("Asia/Shanghai")).toEqual(["11-20T16:00", "11-21T16:00"]);
    expect(days("America/St_Johns")).toEqual(["11-21T03:30", "11-22T03:30"]);
    expect(days("Asia/Kathmandu")).toEqual(["11-20T18:15", "11-21T18:15"]);
  });

  it("make a day shorter or longer when the clocks change", () => {
    const lengths = (zone: string, day: string) => {
      const edges = daysOf(at(day), at(day) + 1, zone);
      return edges.slice(1).map((edge, i) => (edge - (edges[i] ?? 0)) / HOUR);
    };
    expect(lengths("Europe/Berlin", "2026-03-29T12:00Z")).toEqual([23]);
    expect(lengths("Europe/Berlin", "2026-10-25T12:00Z")).toEqual([25]);
    expect(lengths("America/St_Johns", "2026-11-01T12:00Z")).toEqual([25]);
    expect(lengths("America/Havana", "2026-03-08T12:00Z")).toEqual([23]);
    expect(lengths("Australia/Lord_Howe", "2026-04-05T00:00Z")).toEqual([24.5]);
  });

  it("give each of two hours with the same name a bucket", () => {
    expect(iso(edgesOf(at("2026-10-24T23:00Z"), at("2026-10-25T03:00Z"), "1h", "Europe/Berlin"))).toEqual([
      "10-24T23:00",
      "10-25T00:00",
      "10-25T01:00",
      "10-25T02:00",
      "10-25T03:00",
    ]);
  });

  it("begin weeks on Mondays and months on their first", () => {
    expect(iso(edgesOf(at("2026-11-20T00:00Z"), at("2026-12-02T00:00Z"), "7d", "UTC"))).toEqual([
      "11-20T00:00",
      "11-23T00:00",
      "11-30T00:00",
      "12-02T00:00",
    ]);
    expect(iso(edgesOf(at("2026-11-20T00:00Z"), at("2027-01-02T00:00Z"), "1M", "Asia/Shanghai"))).toEqual([
      "11-20T00:00",
      "11-30T16:00",
      "12-31T16:00",
      "01-02T00:00",
    ]);
  });

  it("ascend from start to end, are round in the zone, and about as many as estimated", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...BUCKETS),
        fc.integer({ min: at("2020-01-01T00:00Z"), max: at("2027-01-01T00:00Z") }),
        fc.integer({ min: 1, max: 40 * DAY }),
        (zone, bucket, from, length) => {
          fc.pre(pointsOf(from, from + length, bucket) <= 2_000);
          const edges = edgesOf(from, from + length, bucket, zone);
          expect([edges[0], edges.at(-1)]).toEqual([from, from + length]);
          edges.slice(1).forEach((edge, i) => expect(edge).toBeGreaterThan(edges[i] ?? Infinity));
          expect(Math.abs(edges.length - 1 - pointsOf(from, from + length, bucket))).toBeLessThanOrEqual(3);
          if (zone === "America/Havana" || zone === "Australia/Lord_Howe") return;
          for (const edge of edges.slice(1, -1)) {
            const clock = wallClock(edge, zone);
            expect(`${clock.second}.${clock.fractionalSecond}`).toBe("00.000");
            if (bucket.endsWith("h")) expect(clock.minute).toBe("00");
            if (["1d", "7d", "1M"].includes(bucket)) expect(`${clock.hour}:${clock.minute}`).toBe("00:00");
            if (bucket === "1M") expect(clock.day).toBe("01");
          }
        },
      ),
    );
  });

  it("end with the bucket that contains `reach`", () => {
    const edges = (reach: number) => edgesOf(0, 10 * HOUR, "1h", "UTC", reach);
    expect(edges(2 * HOUR)).toEqual([0, HOUR, 2 * HOUR, 3 * HOUR]);
    expect(edges(2 * HOUR - 1)).toEqual([0, HOUR, 2 * HOUR]);
    expect(edges(-1)).toEqual([]);
  });

  it("are empty for an empty range", () => {
    expect(edgesOf(5, 5, "1m", "UTC")).toEqual([]);
  });
});

it("a bucket is chosen so that a chart stays readable", () => {
  expect([HOUR, DAY, 7 * DAY, 30 * DAY, 365 * DAY].map((length) => autoBucket(0, length))).toEqual([
    "1m",
    "5m",
    "1h",
    "6h",
    "7d",
  ]);
});

it("days are whole around a range", () => {
  expect(iso(daysOf(at("2026-11-20T17:00Z"), at("2026-11-21T16:00Z"), "Asia/Shanghai"))).toEqual([
    "11-20T16:00",
    "11-21T16:00",
  ]);
  expect(iso(daysOf(at("2026-11-20T16:00Z"), at("2026-11-21T16:01Z"), "Asia/Shanghai"))).toEqual([
    "11-20T16:00",
    "11-21T16:00",
    "11-22T16:00",
  ]);
});
