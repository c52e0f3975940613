import fc from "fast-check";
import { expect, it } from "vitest";
import { compareRounds, type Round } from "./rounds";

const round = (...samples: number[]): Round => ({ samples, ms: samples.reduce((sum, ms) => sum + ms, 0) });

it("compares the rounds by their medians, and the requests by theirs", () => {
  const rounds = [
    { off: round(10, 10), on: round(11, 11) },
    { off: round(100, 100), on: round(110, 110) },
    { off: round(10, 10), on: round(50, 50) },
  ];
  const { off, on, ratio } = compareRounds(rounds);
  expect(ratio).toBeCloseTo(1.1);
  expect(off).toEqual({ p50: 10, p95: 100, perSecond: 25 });
  expect(on.p95).toBe(110);
});

it("is not misled by a machine that becomes slower", () => {
  const slowdowns = fc.array(fc.double({ min: 1, max: 50, noNaN: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(slowdowns, (by) => {
      const rounds = by.map((n) => ({ off: round(2 * n, 4 * n), on: round(2.2 * n, 4.4 * n) }));
      expect(compareRounds(rounds).ratio).toBeCloseTo(1.1);
    }),
  );
});
