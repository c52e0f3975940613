import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentTime, noteServerTime } from "./now";

const NOW = Date.parse("2026-03-01T10:00:00.000Z");
const DAY = 86_400_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  noteServerTime(new Date(NOW).toISOString());
});
afterEach(() => {
  vi.useRealTimers();
});

test("follows the server's clock", () => {
  noteServerTime("2026-02-27T10:00:00.000Z");
  expect(currentTime()).toBe(NOW - 2 * DAY);
  vi.setSystemTime(NOW + 5000);
  expect(currentTime()).toBe(NOW - 2 * DAY + 5000);
});

test("takes what an answer needed on its way for no difference", () => {
  noteServerTime("2026-03-01T09:59:58.001Z");
  expect(currentTime()).toBe(NOW);
});

test("what is told roughly changes nothing where it is about right, and everything where it is not", () => {
  noteServerTime("2026-03-01T09:59:50.500Z");
  noteServerTime("Sun, 01 Mar 2026 09:59:45 GMT", 30_000);
  expect(currentTime()).toBe(NOW - 9500);
  noteServerTime("Fri, 27 Feb 2026 10:00:00 GMT", 30_000);
  expect(currentTime()).toBe(NOW - 2 * DAY);
});

test("leaves the clock as it is where what is told is no time", () => {
  noteServerTime("soon", 30_000);
  expect(currentTime()).toBe(NOW);
});
