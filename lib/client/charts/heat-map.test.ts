import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellAfterKey, cellId, heatShare, maxValue, weekRows } from "./heat-map";

const cell = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), hour: fc.integer({ min: 0, max: 23 }) });

describe("arrow keys", () => {
  it("lead to the next hour and the next day", () => {
    expect(cellAfterKey({ weekday: 3, hour: 5 }, "ArrowRight")).toEqual({ weekday: 3, hour: 6 });
    expect(cellAfterKey({ weekday: 3, hour: 5 }, "ArrowUp")).toEqual({ weekday: 2, hour: 5 });
  });

  it("stop at the edges", () => {
    expect(cellAfterKey({ weekday: 1, hour: 0 }, "ArrowUp")).toEqual({ weekday: 1, hour: 0 });
    expect(cellAfterKey({ weekday: 7, hour: 23 }, "ArrowRight")).toEqual({ weekday: 7, hour: 23 });
  });

  it("are the only keys that move", () => expect(cellAfterKey({ weekday: 1, hour: 0 }, "Enter")).toBeNull());

  it("reach every cell from every other", () =>
    fc.assert(
      fc.property(cell, cell, (from, to) => {
        const keys = [
          ...Array<string>(7).fill(to.weekday > from.weekday ? "ArrowDown" : "ArrowUp"),
          ...Array<string>(24).fill(to.hour > from.hour ? "ArrowRight" : "ArrowLeft"),
        ];
        let at = from;
        for (const key of keys) {
          const next = cellAfterKey(at, key) ?? at;
          const vertical = key === "ArrowDown" || key === "ArrowUp";
          if (vertical ? at.weekday !== to.weekday : at.hour !== to.hour) at = next;
        }
        expect(at).toEqual(to);
      }),
    ));
});

it("a week has seven days of 24 hours, and unknown values for hours without a cell", () => {
  const rows = weekRows([{ weekday: 2, hour: 3, value: 7 }]);
  expect(rows.map((row) => row.length)).toEqual(Array(7).fill(24));
  expect(new Set(rows.flat().map(cellId)).size).toBe(168);
  expect(rows.flat().filter(({ value }) => value !== null)).toEqual([{ weekday: 2, hour: 3, value: 7 }]);
});

describe("the colour", () => {
  it("is none for 0, full for the maximum, and visible for little", () => {
    expect(heatShare(0, 10)).toBe(0);
    expect(heatShare(10, 10)).toBe(1);
    expect(heatShare(1, 1_000_000)).toBeGreaterThanOrEqual(0.08);
    expect(heatShare(0, 0)).toBe(0);
  });

  it("is stronger for more", () =>
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(heatShare(less, 1000)).toBeLessThanOrEqual(heatShare(more, 1000));
      }),
    ));

  it("is scaled to the highest known value", () => {
    expect(maxValue([{ weekday: 1, hour: 0, value: null }])).toBe(0);
    expect(
      maxValue([
        { weekday: 1, hour: 0, value: 3 },
        { weekday: 1, hour: 1, value: null },
      ]),
    ).toBe(3);
  });
});
