import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeOf, compactNumber, formatChange, formatShare, valueTicks } from "./numbers";

it("writes large numbers as the language does", () => {
  expect(compactNumber(12_400, "en")).toBe("12.4K");
  expect(compactNumber(12_400, "zh-CN")).toBe("1.2万");
  expect(compactNumber(7, "en")).toBe("7");
});

it("never rounds a share to nothing or to all", () => {
  expect(formatShare(0.1249, "en")).toBe("12.5%");
  expect(formatShare(0.00001, "en")).toBe("<0.1%");
  expect(formatShare(0.99999, "en")).toBe(">99.9%");
  expect([formatShare(0, "en"), formatShare(1, "en")]).toEqual(["0%", "100%"]);
});

it("compares with before, also where there was nothing", () => {
  expect(changeOf(103, 100)).toEqual({ direction: "up", share: 0.03 });
  expect(changeOf(50, 100)).toEqual({ direction: "down", share: 0.5 });
  expect(changeOf(100, 100)).toEqual({ direction: "same", share: 0 });
  expect(changeOf(5, 0)).toBe("new");
  expect(changeOf(0, 0)).toBeNull();
});

it.each([
  [103, 100, "▲ 3%"],
  [50, 100, "▼ 50%"],
  [100, 100, "±0%"],
  [250, 100, "▲ 150%"],
  [2040, 100, "▲ ×20.4"],
])("says %d after %d as %s", (now, before, text) => {
  const change = changeOf(now, before);
  expect(change !== null && change !== "new" && formatChange(change, "en")).toBe(text);
});

describe("the value axis", () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [97, [0, 25, 50, 75, 100]],
    [1234, [0, 500, 1000, 1500]],
  ])("of %d has round marks", (max, ticks) => expect(valueTicks(max)).toEqual(ticks));

  it("of a fraction keeps to fractions where asked", () => {
    expect(valueTicks(0.3, 4, false)).toEqual([0, 0.1, 0.2, 0.3]);
  });

  it("begins at 0, reaches the highest value, is even and short", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), fc.boolean(), (max, whole) => {
        const ticks = valueTicks(max, 4, whole);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max * (1 - 1e-9));
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
