import { DAY } from "@/lib/time/units";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type * as Now from "./now";

const NOW = Date.parse("2026-03-01T10:00:00.000Z");

let clock: typeof Now;
beforeEach(async () => {
  vi.resetModules();
  clock = await import("./now");
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

test("follows the server's clock", () => {
  clock.syncWithServerTime("2026-02-27T10:00:00.000Z");
  expect(clock.currentTime()).toBe(NOW - 2 * DAY);
  vi.setSystemTime(NOW + 5000);
  expect(clock.currentTime()).toBe(NOW - 2 * DAY + 5000);
});

test("ignores a difference that is only the latency of an answer", () => {
  clock.syncWithServerTime("2026-03-01T09:59:58.001Z");
  expect(clock.currentTime()).toBe(NOW);
});

test("corrects the clock from the Date header only if the difference is large", () => {
  clock.syncWithDateHeader("Sun, 01 Mar 2026 09:59:45 GMT");
  expect(clock.currentTime()).toBe(NOW);
  clock.syncWithDateHeader("Fri, 27 Feb 2026 10:00:00 GMT");
  expect(clock.currentTime()).toBe(NOW - 2 * DAY);
});

test("ignores the Date header of a proxy after an answer gave the server's time", () => {
  clock.syncWithServerTime("2026-03-01T09:55:00.000Z");
  clock.syncWithDateHeader("Sun, 01 Mar 2026 10:00:00 GMT");
  expect(clock.currentTime()).toBe(NOW - 300_000);
});

test.each([null, "soon"])("does not change the clock without a valid Date header: %s", (date) => {
  clock.syncWithDateHeader(date);
  expect(clock.currentTime()).toBe(NOW);
});
