import { expect, it } from "vitest";
import { silenceSince } from "./silence";

const now = Date.parse("2026-11-22T21:10:00Z");
const gap = { from: "2026-11-22T21:05:00.000Z", to: "2026-11-22T21:10:00.000Z", ongoing: true, expected: 41.6 };

it("says how many callbacks are missing while a gap is open", () => {
  expect(silenceSince("2026-11-22T21:04:30.000Z", now, [gap])).toEqual({ silence: 330_000, expected: 42 });
});

it("is silent about a gap that a callback has ended since it was reckoned", () => {
  expect(silenceSince("2026-11-22T21:09:59.000Z", now, [gap])).toBeNull();
});

it("is silent about a gap of the past and about an app that is usually quiet", () => {
  expect(silenceSince("2026-11-22T21:04:30.000Z", now, [{ ...gap, ongoing: false }])).toBeNull();
  expect(silenceSince("2026-11-22T02:00:00.000Z", now, [])).toBeNull();
});

it("takes a whole day without a callback for quiet, and an app without any for new", () => {
  expect(silenceSince("2026-11-21T21:10:00.000Z", now, [])).toEqual({ silence: 86_400_000, expected: null });
  expect(silenceSince(null, now, [])).toBeNull();
});
