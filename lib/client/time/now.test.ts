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
  clock.noteServerTime("2026-02-27T10:00:00.000Z");
  expect(clock.currentTime()).toBe(NOW - 2 * DAY);
  vi.setSystemTime(NOW + 5000);
  expect(clock.currentTime()).toBe(NOW - 2 * DAY + 5000);
});

test("takes what an answer needed on its way for no difference", () => {
  clock.noteServerTime("2026-03-01T09:59:58.001Z");
  expect(clock.currentTime()).toBe(NOW);
});

test("the Date of an answer changes nothing where the clock is about right, and everything where it is not", () => {
  clock.noteDate("Sun, 01 Mar 2026 09:59:45 GMT");
  expect(clock.currentTime()).toBe(NOW);
  clock.noteDate("Fri, 27 Feb 2026 10:00:00 GMT");
  expect(clock.currentTime()).toBe(NOW - 2 * DAY);
});

test("a proxy with a clock of its own is not heeded once the server itself has told its time", () => {
  clock.noteServerTime("2026-03-01T09:55:00.000Z");
  clock.noteDate("Sun, 01 Mar 2026 10:00:00 GMT");
  expect(clock.currentTime()).toBe(NOW - 300_000);
});

test.each([null, "soon"])("leaves the clock as it is where there is no Date: %s", (date) => {
  clock.noteDate(date);
  expect(clock.currentTime()).toBe(NOW);
});
