import { expect, it } from "vitest";
import { silenceSince } from "./silence";

const now = Date.parse("2026-11-22T21:10:00Z");
const gap = { from: "2026-11-22T21:05:00.000Z", to: "2026-11-22T21:10:00.000Z", ongoing: true, expected: 41.6 };

it("tells how many callbacks are usual while a gap is open", () => {
  expect(silenceSince("2026-11-22T21:04:30.000Z", now, [gap])).toEqual({ ms: 330_000, expected: 42 });
});

it("ignores a gap that a newer callback has ended", () => {
  expect(silenceSince("2026-11-22T21:09:59.000Z", now, [gap])).toBeNull();
});

it("ignores a gap of the past, and an app with few callbacks", () => {
  expect(silenceSince("2026-11-22T21:04:30.000Z", now, [{ ...gap, ongoing: false }])).toBeNull();
  expect(silenceSince("2026-11-22T02:00:00.000Z", now, [])).toBeNull();
});

it("counts a day without callbacks as silence, but not an app that never had any", () => {
  expect(silenceSince("2026-11-21T21:10:00.000Z", now, [])).toEqual({ ms: 86_400_000, expected: null });
  expect(silenceSince(null, now, [])).toBeNull();
});
