import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, MINUTE } from "@/lib/time/units";
import { EARLIEST_EVENT_MS, isCredible, MAX_CLOCK_TOLERANCE_MS, quarantine, timeFault } from "./quarantine";

const RECEIVED = Date.UTC(2026, 0, 15);
const TOLERANCE = 10 * MINUTE;
const at = (time: number, claimedMs: number | null = null) => ({ time, claimedMs, receivedAt: RECEIVED });

describe("the time of an event", () => {
  it.each([
    ["the first millisecond of 2010", EARLIEST_EVENT_MS, null],
    ["the millisecond before", EARLIEST_EVENT_MS - 1, "time_too_early"],
    ["the receipt and the tolerance", RECEIVED + TOLERANCE, null],
    ["a millisecond more", RECEIVED + TOLERANCE + 1, "time_too_late"],
  ])("at %s", (_, time, fault) => {
    expect(timeFault(at(time), TOLERANCE)).toBe(fault);
  });

  it("is the claimed one, if another had to be stored", () => {
    expect(timeFault(at(RECEIVED, 0), TOLERANCE)).toBe("time_too_early");
    expect(timeFault(at(RECEIVED, 1e18), TOLERANCE)).toBe("time_too_late");
  });

  it("is credible if the highest tolerance allows it, so no setting makes a claimed one sound", () => {
    expect(isCredible(RECEIVED + DAY, RECEIVED)).toBe(true);
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.nat(MAX_CLOCK_TOLERANCE_MS), (time, tolerance) => {
        if (!isCredible(time, RECEIVED)) expect(timeFault(at(RECEIVED, time), tolerance)).not.toBeNull();
      }),
    );
  });
});

describe("quarantine", () => {
  const anyReceipt = fc.record({
    identity: fc.constantFrom("a", "b", "c"),
    time: fc.integer({ min: 0, max: 3 }).map((n) => RECEIVED + n * 5 * MINUTE),
    claimedMs: fc.constant(null),
    receivedAt: fc.integer({ min: -4, max: 4 }).map((n) => RECEIVED + n * 3 * MINUTE),
  });
  const keys = (events: readonly { time: number; identity: string }[]) =>
    events.map((e) => `${e.time} ${e.identity}`).sort();

  it("parts events alike in every order of arrival, each once, by the first receipt", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyReceipt, fc.nat())), (given) => {
        const events = given.map(([event]) => event);
        const shuffled = [...given].sort((a, b) => a[1] - b[1]);
        const one = quarantine(events, TOLERANCE);
        const other = quarantine(
          shuffled.map(([event]) => event),
          TOLERANCE,
        );
        expect(keys(other.sound)).toEqual(keys(one.sound));
        expect(keys(other.quarantined.map((q) => q.event))).toEqual(keys(one.quarantined.map((q) => q.event)));
        const all = [...keys(one.sound), ...keys(one.quarantined.map((q) => q.event))];
        expect(new Set(all)).toEqual(new Set(keys(events)));
        expect(all.length).toBe(new Set(all).size);
        for (const { time, identity } of one.sound) {
          const receipts = events.filter((e) => e.time === time && e.identity === identity).map((e) => e.receivedAt);
          expect(time - Math.min(...receipts)).toBeLessThanOrEqual(TOLERANCE);
        }
      }),
    );
  });
});
