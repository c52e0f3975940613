import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sharedAnswer } from "./shared-answer";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("makes an answer once for all who ask while it is made and while it is fresh", async () => {
  let made = 0;
  const answer = sharedAnswer("counted", 1_000, async () => {
    made += 1;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return made;
  });
  const many = Promise.all(Array.from({ length: 200 }, answer));
  await vi.advanceTimersByTimeAsync(300);
  expect(new Set(await many)).toEqual(new Set([1]));
  await vi.advanceTimersByTimeAsync(999);
  expect(await answer()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  const next = answer();
  await vi.advanceTimersByTimeAsync(300);
  expect(await next).toBe(2);
});

it("shares an error as well, and tries again afterwards", async () => {
  let away = true;
  const answer = sharedAnswer("failing", 1_000, () =>
    away ? Promise.reject(new Error("no database")) : Promise.resolve("well"),
  );
  await expect(answer()).rejects.toThrow("no database");
  away = false;
  await expect(answer()).rejects.toThrow("no database");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await answer()).toBe("well");
});
