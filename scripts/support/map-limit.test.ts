import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { mapLimit } from "./map-limit";

it("keeps the order of results and never runs more than the limit at a time", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(5)), fc.integer({ min: 1, max: 4 }), async (turns, limit) => {
      let [running, most] = [0, 0];
      const results = await mapLimit(turns, limit, async (count) => {
        most = Math.max(most, (running += 1));
        for (let turn = 0; turn < count; turn++) await Promise.resolve();
        running -= 1;
        return count;
      });
      expect(results).toEqual(turns);
      expect(most).toBeLessThanOrEqual(limit);
    }),
  );
});

it("rejects if an item fails", async () => {
  const work = (n: number) => (n === 2 ? Promise.reject(new Error("two")) : Promise.resolve(n));
  await expect(mapLimit([1, 2], 2, work)).rejects.toThrow("two");
});

it("runs as many at a time as the limit allows", async () => {
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const all = mapLimit(["a", "b", "c"], 2, (name) => {
    started.push(name);
    return new Promise<void>((resolve) => ends.push(resolve));
  });
  expect(started).toEqual(["a", "b"]);
  ends[0]?.();
  await vi.waitFor(() => expect(started).toEqual(["a", "b", "c"]));
  for (const end of ends) end();
  await all;
});
