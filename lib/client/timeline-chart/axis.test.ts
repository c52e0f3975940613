import { describe, expect, it } from "vitest";
import { timeAxis } from "./axis";

const at = (iso: string) => Date.parse(iso);
const read = (marks: number[]) => marks.map((mark) => new Date(mark).toISOString().slice(0, 16));

describe("timeAxis", () => {
  it("has marks at round local hours, also in a zone with half an hour", () => {
    const range = { from: at("2026-11-22T00:10:00Z"), to: at("2026-11-22T06:10:00Z") };
    const axis = timeAxis(range, 600, "America/St_Johns");
    expect(axis.unit).toBe("minute");
    expect(read(axis.marks)).toEqual([
      "2026-11-22T00:30",
      "2026-11-22T01:30",
      "2026-11-22T02:30",
      "2026-11-22T03:30",
      "2026-11-22T04:30",
      "2026-11-22T05:30",
    ]);
    expect(read(axis.midnights)).toEqual(["2026-11-22T03:30"]);
  });

  it("has midnights across a change from summer time", () => {
    const range = { from: at("2026-10-24T00:00:00Z"), to: at("2026-10-28T00:00:00Z") };
    expect(read(timeAxis(range, 400, "Europe/Berlin").midnights)).toEqual([
      "2026-10-24T22:00",
      "2026-10-25T23:00",
      "2026-10-26T23:00",
      "2026-10-27T23:00",
    ]);
  });

  it("changes to days, months and years for longer ranges", () => {
    const from = at("2020-01-15T00:00:00Z");
    const unit = (to: string) => timeAxis({ from, to: at(to) }, 1000, "UTC").unit;
    expect(unit("2020-01-15T00:02:00Z")).toBe("second");
    expect(unit("2020-01-25T00:00:00Z")).toBe("day");
    expect(unit("2021-01-15T00:00:00Z")).toBe("month");
    expect(unit("2039-01-15T00:00:00Z")).toBe("year");
  });

  it("has marks of months on their first day", () => {
    const axis = timeAxis({ from: at("2026-01-15T00:00:00Z"), to: at("2026-12-15T00:00:00Z") }, 1200, "Asia/Shanghai");
    expect(read(axis.marks)[0]).toBe("2026-01-31T16:00");
    expect(axis.midnights).toEqual([]);
  });

  it("has the nights of the zone, cut to the range", () => {
    const range = { from: at("2026-11-21T15:00:00Z"), to: at("2026-11-22T15:00:00Z") };
    const spans = timeAxis(range, 900, "Asia/Shanghai").nights.map((night) => read([night.from, night.to]));
    expect(spans).toEqual([
      ["2026-11-21T15:00", "2026-11-21T22:00"],
      ["2026-11-22T14:00", "2026-11-22T15:00"],
    ]);
  });

  it.each([60_000, 3_600_000, 86_400_000, 31_536_000_000, 6e11])(
    "keeps the minimum distance of marks over %i ms",
    (length) => {
      const from = at("2026-03-20T05:12:00Z");
      const { marks } = timeAxis({ from, to: from + length }, 1000, "Europe/Berlin");
      expect(marks.length).toBeGreaterThan(1);
      const gaps = marks.slice(1).map((mark, i) => mark - (marks[i] ?? 0));
      expect(Math.min(...gaps) * (1000 / length)).toBeGreaterThan(60);
    },
  );
});
