import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timestampOf } from "./timestamp";

/** As PostgreSQL writes it: without the zeros at the end of the fraction. */
const written = (at: Date) =>
  at
    .toISOString()
    .replace("T", " ")
    .replace(/\.?0*Z$/, "+00");

describe("a time of PostgreSQL", () => {
  it("is the instant that was written", () => {
    const dates = fc.date({ min: new Date("0100-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (at) => {
        expect(timestampOf(written(at)).getTime()).toBe(at.getTime());
      }),
    );
  });

  it.each([
    ["2026-11-23 10:00:00+00", "2026-11-23T10:00:00.000Z"],
    ["2026-11-23 10:00:00.5+00", "2026-11-23T10:00:00.500Z"],
    ["2026-11-23 10:00:00.123456+00", "2026-11-23T10:00:00.123Z"],
    ["2026-11-23 10:00:00.123+08", "2026-11-23T02:00:00.123Z"],
    ["2026-11-23 10:00:00.123+05:30", "2026-11-23T04:30:00.123Z"],
    ["12026-11-23 10:00:00+00", "+012026-11-23T10:00:00.000Z"],
  ])("%s is %s", (text, iso) => expect(timestampOf(text)).toEqual(new Date(iso)));

  it("may be for ever", () => expect(timestampOf("infinity")).toBe(Infinity));
});
