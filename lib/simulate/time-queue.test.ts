import fc from "fast-check";
import { expect, it } from "vitest";
import { TimeQueue } from "./time-queue";

it("returns items in order of time, and items of equal time in order of insertion", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (times) => {
      const queue = new TimeQueue<number>();
      times.forEach((at, i) => queue.push(at, i));
      const popped: { at: number; item: number }[] = [];
      for (let next = queue.pop(); next !== undefined; next = queue.pop())
        popped.push({ at: next.at, item: next.item });
      const sorted = times.map((at, item) => ({ at, item })).sort((a, b) => a.at - b.at || a.item - b.item);
      expect(popped).toEqual(sorted);
    }),
  );
});

it("knows its size and its earliest time while items come and go", () => {
  const queue = new TimeQueue<string>();
  expect([queue.size, queue.nextAt]).toEqual([0, Infinity]);
  queue.push(7, "later");
  queue.push(3, "sooner");
  expect([queue.size, queue.nextAt]).toEqual([2, 3]);
  expect(queue.pop()?.item).toBe("sooner");
  expect([queue.size, queue.nextAt]).toEqual([1, 7]);
});
