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

  it("ends at ten seconds", () => {
    const closest = zoom(day, 1e-9);
    expect(closest.to - closest.from).toBe(10_000);
  });
});

it("pan moves by a share of what is shown", () => {
  expect(pan(day, -0.5)).toEqual({ from: day.from - DAY / 2, to: day.to - DAY / 2 });
});

describe("preset", () => {
  it("ends now where now is shown", () => {
    const hour = preset(day, HOUR, now, null);
    expect(hour.to).toBeGreaterThan(now);
    expect(hour.from).toBeGreaterThan(now - HOUR);
  });

  it("keeps what is selected in the middle", () => {
    const hour = preset(day, HOUR, now, now - 5 * HOUR);
    expect((hour.from + hour.to) / 2).toBe(now - 5 * HOUR);
  });

  it("keeps its middle elsewhere", () => {
    const past = { from: now - 10 * DAY, to: now - 9 * DAY };
    expect(preset(past, HOUR, now, null)).toEqual({ from: now - 9.5 * DAY - HOUR / 2, to: now - 9.5 * DAY + HOUR / 2 });
  });
});

describe("firstRange", () => {
  it("is the last day of someone online, however old their last event is", () => {
    const range = openingRange({ firstSeenAt: now - 90 * DAY, lastEventAt: now - 3 * DAY, online: true }, now);
    expect(range.to - range.from).toBe(DAY);
    expect(range.to).toBeGreaterThanOrEqual(now);
  });

  it("is the day around the last event of someone long gone", () => {
    const lastEventAt = now - 40 * DAY;
    const range = openingRange({ firstSeenAt: now - 90 * DAY, lastEventAt, online: false }, now);
    expect(range.from).toBeLessThan(lastEventAt);
    expect(range.to).toBeGreaterThan(lastEventAt);
    expect(range.to).toBeLessThan(lastEventAt + 2 * HOUR);
  });

  it("is shorter for someone who was just met, and shows their first event", () => {
    const range = openingRange({ firstSeenAt: now - HOUR, lastEventAt: now - MINUTE, online: true }, now);
    expect(range.to - range.from).toBeLessThan(2 * HOUR);
    expect(range.from).toBeLessThan(now - HOUR);
  });

  it("stands still within a minute", () => {
    const user = { firstSeenAt: now - 90 * DAY, lastEventAt: now - HOUR, online: false };
    expect(openingRange(user, now)).toEqual(openingRange(user, now + 20_000));
  });
});

it("everything holds the first event and now", () => {
  const all = wholeHistory(now - 500 * DAY, now);
  expect(all.from).toBeLessThan(now - 500 * DAY);
  expect(all.to).toBeGreaterThan(now);
});
