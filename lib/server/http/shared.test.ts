import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { shared } from "./shared";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance", "setTimeout"] }));
afterEach(() => void vi.useRealTimers());

let key = 0;
beforeEach(() => void (key += 1));

/** Answers "1", "2", … each after `ms`. */
function maker(ms: number) {
  let made = 0;
  return () => new Promise<string>((resolve) => setTimeout(() => resolve(String((made += 1))), ms));
}

it("makes one answer for all who ask while it is being made", async () => {
  const make = maker(10);
  const asked = Promise.all(Array.from({ length: 500 }, () => shared(`a ${key}`, make)));
  await vi.advanceTimersByTimeAsync(10);
  expect(new Set(await asked)).toEqual(new Set(["1"]));
});

it("holds it for forty times as long as it took, but never for long", async () => {
  for (const [ms, held] of [[10, 400], [5_000, 10_000]] as const) {
    const make = maker(ms);
    const ask = async () => {
      const answer = shared(`b ${key} ${ms}`, make);
      await vi.advanceTimersByTimeAsync(ms);
      return answer;
    };
    expect(await ask()).toBe("1");
    await vi.advanceTimersByTimeAsync(held - ms - 1);
    expect(await shared(`b ${key} ${ms}`, make)).toBe("1");
    await vi.advanceTimersByTimeAsync(ms + 1);
    expect(await ask()).toBe("2");
  }
});

it("keeps answers to other questions apart", async () => {
  const make = maker(1);
  const both = Promise.all([shared(`c ${key}`, make), shared(`d ${key}`, make)]);
  await vi.advanceTimersByTimeAsync(1);
  expect(await both).toEqual(["1", "2"]);
});

it("tells an error to those who wait, and tries again for the next", async () => {
  const fail = () => Promise.reject(new Error("no database"));
  await expect(Promise.all([shared(`e ${key}`, fail), shared(`e ${key}`, fail)])).rejects.toThrow("no database");
  expect(await shared(`e ${key}`, () => Promise.resolve("well"))).toBe("well");
});
