import fc from "fast-check";
import { expect, it } from "vitest";
import { draggedRange } from "./drag";

const HOUR = 3_600_000;
const range = { from: 0, to: 10 * HOUR };
const points = Array.from({ length: 10 }, (_, i) => ({ t: i * HOUR, to: (i + 1) * HOUR, values: {} }));
const drag = (start: number, end: number) => draggedRange({ start, end }, 1_000, range, points);

it("selects the buckets that the drag touches, in either direction", () => {
  expect(drag(150, 340)).toEqual({ from: HOUR, to: 4 * HOUR });
  expect(drag(340, 150)).toEqual({ from: HOUR, to: 4 * HOUR });
});

it("takes a short drag for a click", () => expect(drag(150, 154)).toBeNull());

it("stays within the chart", () => {
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 1_500 }), fc.integer({ min: -500, max: 1_500 }), (start, end) => {
      const selected = drag(start, end);
      if (selected === null) return;
      expect(selected.from).toBeGreaterThanOrEqual(range.from);
      expect(selected.to).toBeLessThanOrEqual(range.to);
      expect(selected.to).toBeGreaterThan(selected.from);
    }),
  );
});
