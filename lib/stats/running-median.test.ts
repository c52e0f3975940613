import fc from "fast-check";
import { expect, it } from "vitest";
import { median } from "./baseline";
import { RunningMedian } from "./running-median";

it("is the median of the newest numbers, whatever they are", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 12 }),
      (numbers, size) => {
        const running = new RunningMedian(size);
        for (const [i, number] of numbers.entries()) {
          running.push(number);
          expect(running.value).toBe(median(numbers.slice(Math.max(0, i + 1 - size), i + 1)));
        }
        expect(running.count).toBe(Math.min(size, numbers.length));
      },
    ),
  );
});
