import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { wholeHistory, openingRange, pan, preset, zoom } from "./viewport";

const now = Date.parse("2026-11-22T12:00:30Z");
const day = { from: now - DAY, to: now };

describe("zoom", () => {
  it("keeps the anchor where it is on the screen", () => {
    const anchor = day.from + DAY / 4;
    const closer = zoom(day, 0.5, anchor);
    expect(closer.to - closer.from).toBe(DAY / 2);
    expect((anchor - closer.from) / (closer.to - closer.from)).toBeCloseTo(0.25);
  });

  it("stops at ten seconds", () => {
    const closest = zoom(day, 1e-9);
    expect(closest.to - closest.from).toBe(10_000);
  });
});

it("pan moves by a share of the length", () => {
  expect(pan(day, -0.5)).toEqual({ from: day.from - DAY / 2, to: day.to - DAY / 2 });
});

describe("preset", () => {
  it("ends now if now is shown", () => {
    const hour = preset(day, HOUR, now, null);
    expect(hour.to).toBeGreaterThan(now);
    expect(hour.from).toBeGreaterThan(now - HOUR);
  });

  it("has the selected instant in the middle", () => {
    const hour = preset(day, HOUR, now, now - 5 * HOUR);
    expect((hour.from + hour.to) / 2).toBe(now - 5 * HOUR);
  });

  it("keeps its middle otherwise", () => {
    const past = { from: now - 10 * DAY, to: now - 9 * DAY };
    expect(preset(past, HOUR, now, null)).toEqual({ from: now - 9.5 * DAY - HOUR / 2, to: now - 9.5 * DAY + HOUR / 2 });
  });
});

describe("firstRange", () => {
  it("is the last day of a user who is online, however old the last event is", () => {
    const range = openingRange({ firstSeenAt: now - 90 * DAY, lastEventAt: now - 3 * DAY, online: true }, now);
    expect(range.to - range.from).toBe(DAY);
    expect(range.to).toBeGreaterThanOrEqual(now);
  });

  it("is the day up to the last event of a user who left long ago", () => {
    const lastEventAt = now - 40 * DAY;
    const range = openingRange({ firstSeenAt: now - 90 * DAY, lastEventAt, online: false }, now);
    expect(range.from).toBeLessThan(lastEventAt);
    expect(range.to).toBeGreaterThan(lastEventAt);
    expect(range.to).toBeLessThan(lastEventAt + 2 * HOUR);
  });

  it("is shorter for a new user, and has the first event in it", () => {
    const range = openingRange({ firstSeenAt: now - HOUR, lastEventAt: now - MINUTE, online: true }, now);
    expect(range.to - range.from).toBeLessThan(2 * HOUR);
    expect(range.from).toBeLessThan(now - HOUR);
  });

  it("does not change within a minute", () => {
    const user = { firstSeenAt: now - 90 * DAY, lastEventAt: now - HOUR, online: false };
    expect(openingRange(user, now)).toEqual(openingRange(user, now + 20_000));
  });
});

it("the whole history has the first event and now in it", () => {
  const all = wholeHistory(now - 500 * DAY, now);
  expect(all.from).toBeLessThan(now - 500 * DAY);
  expect(all.to).toBeGreaterThan(now);
});
