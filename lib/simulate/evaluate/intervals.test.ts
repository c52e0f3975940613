import fc from "fast-check";
import { expect, it } from "vitest";
import { lengthOf, overlap, union, type Intervals } from "./intervals";

const END = 60;
const interval = fc
  .tuple(fc.integer({ min: -10, max: 70 }), fc.integer({ min: 0, max: 20 }))
  .map(([from, length]): [number, number] => [from, from + length]);
const intervals = fc.array(interval);

/** The whole numbers in [0, END) that the intervals contain. */
const points = (list: Intervals) =>
  Array.from({ length: END }, (_, i) => i).filter((i) => list.some(([a, b]) => a <= i && i < b));

it("the union contains the same points, and its intervals are apart and in order", () => {
  fc.assert(
    fc.property(intervals, (list) => {
      const result = union(list, 0, END);
      expect(points(result)).toEqual(points(list));
      expect(lengthOf(result)).toBe(points(list).length);
      result.slice(1).forEach(([from], i) => expect(from).toBeGreaterThan(result[i]?.[1] ?? Infinity));
    }),
  );
});

it("the overlap is the number of common points", () => {
  fc.assert(
    fc.property(intervals, intervals, (a, b) => {
      const inB = new Set(points(b));
      const common = points(a).filter((point) => inB.has(point)).length;
      expect(overlap(union(a, 0, END), union(b, 0, END))).toBe(common);
    }),
  );
});
