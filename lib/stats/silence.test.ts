import { expect, it } from "vitest";
import { DAY, MINUTE } from "@/lib/time/units";
import { silenceSince } from "./silence";

const now = Date.parse("2026-11-22T21:10:00Z");
const gap = { from: now - 5 * MINUTE, ongoing: true, expected: 41.6 };

it("tells how many callbacks are usual while a gap is open", () => {
  expect(silenceSince(gap.from - 1, now, [gap])).toEqual({ since: gap.from - 1, expected: 42 });
});

it("ignores a gap that a newer callback has ended", () => {
  expect(silenceSince(now - 1_000, now, [gap])).toBeNull();
});

it("ignores a gap of the past, and an app with few callbacks", () => {
  expect(silenceSince(gap.from - 1, now, [{ ...gap, ongoing: false }])).toBeNull();
  expect(silenceSince(now - DAY + 1, now, [])).toBeNull();
});

it("counts a day without callbacks as silence, but not an app that never had any", () => {
  expect(silenceSince(now - DAY, now, [])).toEqual({ since: now - DAY, expected: null });
  expect(silenceSince(null, now, [])).toBeNull();
});
