import fc from "fast-check";
import { expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { nextOpeningRange } from "./opening-range";

const NOW = Date.parse("2026-11-22T12:00:30Z");
const user = (firstSeenAt: number, lastEventAt: number, online: boolean) => ({
  firstSeenAt: new Date(firstSeenAt).toISOString(),
  lastEventAt: new Date(lastEventAt).toISOString(),
  online,
});
const old = user(NOW - 90 * DAY, NOW - HOUR, true);

it("opens with the last day of a user who is online", () => {
  const range = nextOpeningRange(null, old, NOW);
  expect(range.to - range.from).toBe(DAY);
  expect(range.to).toBeGreaterThan(NOW);
});

it("stays while now lies in it", () => {
  const range = nextOpeningRange(null, old, NOW);
  expect(nextOpeningRange(range, old, NOW + 10 * MINUTE)).toBe(range);
  expect(nextOpeningRange(range, old, range.to - 1)).toBe(range);
});

it("moves on when now lies after it", () => {
  const range = nextOpeningRange(null, old, NOW);
  const next = nextOpeningRange(range, old, range.to);
  expect(next.from).toBeGreaterThan(range.from);
  expect(next.to).toBeGreaterThan(range.to);
});

it("stays at the last event of a user who left long ago", () => {
  const offline = user(NOW - 90 * DAY, NOW - 40 * DAY, false);
  const range = nextOpeningRange(null, offline, NOW);
  expect(nextOpeningRange(range, offline, NOW + 3 * DAY)).toBe(range);
});

it("moves to a new event after it", () => {
  const offline = user(NOW - 90 * DAY, NOW - 40 * DAY, false);
  const range = nextOpeningRange(null, offline, NOW);
  const next = nextOpeningRange(range, user(NOW - 90 * DAY, NOW, true), NOW + 1000);
  expect(next.from).toBeLessThan(NOW);
  expect(next.to).toBeGreaterThan(NOW);
});

it("always has the last event in it, and settles after one step", () => {
  const ago = fc.integer({ min: 0, max: 100 * DAY });
  fc.assert(
    fc.property(fc.tuple(ago, ago), fc.boolean(), ago, ([a, b], online, passed) => {
      const [firstSeen, lastEvent] = [NOW - Math.max(a, b), NOW - Math.min(a, b)];
      const shown = user(firstSeen, lastEvent, online);
      const range = nextOpeningRange(nextOpeningRange(null, shown, NOW), shown, NOW + passed);
      const recent = online || NOW + passed - lastEvent < DAY;
      if (!recent) expect(range.from <= lastEvent && lastEvent < range.to).toBe(true);
      expect(nextOpeningRange(range, shown, NOW + passed)).toBe(range);
    }),
  );
});
