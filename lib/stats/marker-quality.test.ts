import { HOUR, MINUTE } from "@/lib/time/units";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markerVerdict, type Breaks } from "./marker-quality";

const breaks = (count: number, hours = 1_000): Breaks => ({ breaks: count, connectionMs: hours * HOUR });

describe("the verdict of a marker", () => {
  it.each([
    ["worse", breaks(100), breaks(300)],
    ["better", breaks(300), breaks(100)],
    ["same", breaks(100), breaks(110)],
    ["worse", breaks(0), breaks(100)],
    ["same", breaks(2), breaks(4)],
    ["sparse", breaks(2, 1), breaks(9, 1)],
  ])("is %s", (verdict, before, after) => expect(markerVerdict(before, after, HOUR)).toBe(verdict));

  it("is given from ten minutes on", () => {
    expect(markerVerdict(breaks(100), breaks(300), 10 * MINUTE - 1)).toBe("early");
    expect(markerVerdict(breaks(100), breaks(300), 10 * MINUTE)).toBe("worse");
  });

  it("does not depend on how long a side was measured, but on its rate", () => {
    expect(markerVerdict(breaks(1_000, 1_000), breaks(500, 500), HOUR)).toBe("same");
  });

  it("is the opposite when before and after change places", () => {
    const opposite = { worse: "better", better: "worse", same: "same", early: "early", sparse: "sparse" } as const;
    const side = fc.record({ breaks: fc.nat(5_000), connectionMs: fc.nat(5_000 * HOUR) });
    fc.assert(
      fc.property(side, side, fc.nat(HOUR), (a, b, passed) => {
        expect(markerVerdict(a, b, passed)).toBe(opposite[markerVerdict(b, a, passed)]);
      }),
    );
  });
});
