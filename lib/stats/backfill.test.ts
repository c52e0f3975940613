import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, MINUTE, SECOND } from "../time/units";
import { findBackfill, isBackfillBin } from "./backfill";
import { binOf } from "./bins";
import { LAG_EDGES } from "./lags";

const bin = (delay: number) => binOf(LAG_EDGES, delay);

describe("isBackfillBin", () => {
  it("begins at half an hour", () => {
    expect(isBackfillBin(bin(30 * MINUTE))).toBe(true);
    expect(isBackfillBin(bin(30 * MINUTE) - 1)).toBe(false);
    expect(isBackfillBin(bin(90 * DAY))).toBe(true);
    expect(isBackfillBin(bin(-90 * DAY))).toBe(false);
  });
});

describe("findBackfill", () => {
  const live = { bin: bin(SECOND), n: 1_000 };
  const old = (n: number) => ({ bin: bin(DAY), n });

  it("finds old events and where they arrived", () => {
    expect(findBackfill([[live], [live, old(15)], [live], [old(5)], [live]])).toEqual({
      events: 20,
      first: 1,
      last: 3,
    });
  });

  it("takes a few old events for stragglers", () => expect(findBackfill([[live, old(19)]])).toBeNull());

  it("finds none among live events, however many", () => {
    const delays = fc.array(fc.record({ bin: fc.integer({ min: 0, max: bin(29 * MINUTE) - 1 }), n: fc.nat(10_000) }));
    fc.assert(
      fc.property(fc.array(delays), (buckets) => {
        expect(findBackfill(buckets)).toBeNull();
      }),
    );
  });
});
