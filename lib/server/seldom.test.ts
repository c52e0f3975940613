import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { seldom } from "./seldom";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("seldom", () => {
  it("logs the first error at once, and one a second after it with the number of the others", () => {
    const lines: object[] = [];
    const logError = seldom("it failed", (fields) => lines.push(fields));
    const error = new Error("full");
    for (let i = 0; i < 1_000; i++) logError(error);
    expect(lines).toEqual([{ err: error, others: 0 }]);
    vi.advanceTimersByTime(1_000);
    logError(error);
    logError(error);
    expect(lines.slice(1)).toEqual([{ err: error, others: 999 }]);
    vi.advanceTimersByTime(5_000);
    logError(error);
    expect(lines.slice(2)).toEqual([{ err: error, others: 1 }]);
  });
});
