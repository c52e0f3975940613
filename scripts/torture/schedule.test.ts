import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schedule } from "./schedule";

const anyKinds = fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 25 });
const anyCount = fc.integer({ min: 1, max: 120 });

describe("schedule", () => {
  it("plays every kind equally often, give or take one, and none twice in a row", () => {
    fc.assert(
      fc.property(anyKinds, anyCount, fc.nat(), (kinds, count, seed) => {
        const order = schedule(kinds, count, seed);
        const times = kinds.map((kind) => order.filter((one) => one === kind).length);
        expect(order).toHaveLength(count);
        expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1);
        expect(order.filter((kind, i) => kind === order[i - 1])).toEqual([]);
      }),
    );
  });

  it("depends on the seed alone", () => {
    const kinds = ["a", "b", "c", "d", "e"];
    expect(schedule(kinds, 20, 7)).toEqual(schedule(kinds, 20, 7));
    expect(schedule(kinds, 20, 7)).not.toEqual(schedule(kinds, 20, 8));
    expect(schedule(["only"], 3, 1)).toEqual(["only", "only", "only"]);
  });
});
