import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "./testing/parse-csv";
import { csvLine, number, seconds, text, timeIn } from "./csv";

const cell = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom('"', ",", "\r", "\n", "=", "a", "用", "😀", "\t") }),
);

describe("a record", () => {
  it("is parsed back to the same cells", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 6 }), (records) => {
        expect(parseCsv(records.map(csvLine).join(""))).toEqual(records);
      }),
    );
  });

  it("has quotes only if they are needed", () => {
    expect(csvLine(["a b", "", "x,y", 'say "no"', "two\nlines"])).toBe('a b,,"x,y","say ""no""","two\nlines"\r\n');
  });
});

describe("a formula", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ['="x"&A1', '\'="x"&A1'],
    ["＝1+1", "'＝1+1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠SUM(A1)", "'＠SUM(A1)"],
    [" =1", "' =1"],
    ["\u3000\u200B\0=1", "'\u3000\u200B\0=1"],
    ["\t=1", "\t'=1"],
    ["\r\n=1", "\r\n'=1"],
    ["a;=1", "a;'=1"],
    ["a\t -1;@x", "a\t' -1;'@x"],
  ])("%j is written %j", (value, written) => {
    expect(text(value)).toBe(written);
  });

  it.each(["", "a=1", "1-1", "a b@c.d", "用户", "😀", "'=1", "a; b", '{ "a": -1 }'])("%j stays as it is", (value) =>
    expect(text(value)).toBe(value),
  );

  const nasty = fc.string({ unit: fc.constantFrom(..."=+-@＝＋－＠;,\t\r\n \u3000\u200B\uFEFF'\"a用") });
  /** The cells that programs see which take one of these for the separator, and know no quotes. */
  const cellsIn = (line: string) => line.split(/[;\t\r\n]/);
  const evaluates = (value: string) => /^[=+\-@＝＋－＠]/.test(value.replace(/^[\s\p{C}]+/u, ""));

  it("begins no text, whatever the separator is", () => {
    fc.assert(
      fc.property(fc.oneof(cell, nasty), (value) => {
        expect(cellsIn(text(value)).filter(evaluates)).toEqual([]);
      }),
    );
  });

  it("begins nothing in a file of several columns that is split at semicolons", () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 5 }), (values) => {
        expect(cellsIn(csvLine(values.map(text))).filter(evaluates)).toEqual([]);
      }),
    );
  });

  it("is the only thing that changes, by one apostrophe each", () => {
    fc.assert(
      fc.property(fc.oneof(cell, nasty), (value) => {
        expect(text(value).length - value.length).toBe(cellsIn(value).filter(evaluates).length);
        expect(text(text(value))).toBe(text(value));
      }),
    );
  });

  it("does not include negative numbers", () => {
    expect(number(-5)).toBe("-5");
    expect(seconds(-1)).toBe("-0.001");
    expect([number(null), seconds(null), text(null)]).toEqual(["", "", ""]);
  });
});

describe("a time", () => {
  const at = (iso: string, zone: string) => timeIn(zone)(new Date(iso));

  it.each([
    ["2026-11-23T02:00:00.123Z", "Asia/Shanghai", "2026-11-23T10:00:00.123+08:00"],
    ["2026-11-22T18:45:00.000Z", "Asia/Kathmandu", "2026-11-23T00:30:00.000+05:45"],
    ["2026-11-23T02:00:00.001Z", "America/St_Johns", "2026-11-22T22:30:00.001-03:30"],
    ["2026-11-23T02:00:00.999Z", "UTC", "2026-11-23T02:00:00.999+00:00"],
    ["2026-03-29T00:59:59.999Z", "Europe/Berlin", "2026-03-29T01:59:59.999+01:00"],
    ["2026-03-29T01:00:00.000Z", "Europe/Berlin", "2026-03-29T03:00:00.000+02:00"],
    ["2026-10-25T00:30:00.000Z", "Europe/Berlin", "2026-10-25T02:30:00.000+02:00"],
    ["2026-10-25T01:30:00.000Z", "Europe/Berlin", "2026-10-25T02:30:00.000+01:00"],
    ["2026-04-04T15:00:00.000Z", "Australia/Lord_Howe", "2026-04-05T01:30:00.000+10:30"],
  ])("%s in %s is %s", (iso, zone, written) => expect(at(iso, zone)).toBe(written));

  it("is the same instant, and shows the wall clock of the zone", () => {
    const zone = fc.constantFrom(
      "Asia/Shanghai",
      "Asia/Kolkata",
      "America/New_York",
      "Europe/Berlin",
      "Pacific/Chatham",
      "Africa/Casablanca",
    );
    const date = fc.date({ min: new Date("1980-01-01"), max: new Date("2037-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(zone, date, (timeZone, date) => {
        const written = timeIn(timeZone)(date);
        expect(new Date(written)).toEqual(date);
        const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(
          date,
        );
        expect(written.slice(0, 19).replace("T", " ")).toBe(clock);
      }),
    );
  });
});
