import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Turns } from "./turns";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Takes a turn, and notes in `order` when it comes. */
function takers(turns: Turns) {
  const order: string[] = [];
  const take = async (key: string, name: string) => {
    const end = await turns.take(key);
    order.push(end === null ? `no ${name}` : name);
    return end;
  };
  return { order, take };
}

it("lets as many run as may, and the others in their order", async () => {
  const { order, take } = takers(new Turns({ running: 2, waiting: 2, waitMs: 1_000 }));
  const [first, second] = await Promise.all([take("ada", "1"), take("ada", "2")]);
  const third = take("ada", "3");
  const fourth = take("ada", "4");
  expect(await take("ada", "5")).toBeNull();
  await take("bob", "bob");
  expect(order).toEqual(["1", "2", "no 5", "bob"]);
  second?.();
  second?.();
  await third;
  expect(order.at(-1)).toBe("3");
  first?.();
  await fourth;
  expect(order.at(-1)).toBe("4");
});

it("waits for a time only, and counts nobody who has given up", async () => {
  const { order, take } = takers(new Turns({ running: 1, waiting: 5, waitMs: 1_000 }));
  const first = await take("ada", "1");
  const second = take("ada", "2");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await second).toBeNull();
  first?.();
  (await take("ada", "3"))?.();
  (await take("ada", "4"))?.();
  expect(order).toEqual(["1", "no 2", "3", "4"]);
});
