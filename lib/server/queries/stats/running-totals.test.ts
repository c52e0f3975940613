import fc from "fast-check";
import { expect, it } from "vitest";
import { runningTotals } from "./running-totals";

const span = fc.record({ at: fc.integer({ min: -20, max: 120 }), length: fc.integer({ min: 1, max: 80 }) });

it("leads from changes to levels, and to the time under them", () => {
  fc.assert(
    fc.property(fc.array(span), fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 2 }), (spans, cuts) => {
      const edges = [...cuts].sort((a, b) => a - b);
      const open = (t: number) => spans.filter((s) => s.at <= t && s.at + s.length > t).length;
      const openBefore = (t: number) => spans.filter((s) => s.at < t && s.at + s.length >= t).length;
      const timeOpen = (from: number, to: number) =>
        spans.reduce((sum, s) => sum + Math.max(0, Math.min(s.at + s.length, to) - Math.max(s.at, from)), 0);
      const bounds = edges.slice(1).map((to, i) => ({ from: edges[i] ?? 0, to }));
      const changes = bounds.map(({ from, to }) => ({
        netAtStart: open(from) - openBefore(from),
        net: openBefore(to) - openBefore(from),
        netMs: timeOpen(from, to) - openBefore(from) * (to - from),
      }));
      expect(runningTotals(edges, (bucket) => changes[bucket], openBefore(edges[0] ?? 0))).toEqual(
        bounds.map(({ from, to }) => ({ before: openBefore(from), at: open(from), timeMs: timeOpen(from, to) })),
      );
    }),
  );
});

it("takes a bucket without changes for one in which the level stays", () => {
  const stays = { before: 3, at: 3, timeMs: 30 };
  expect(runningTotals([0, 10, 20], () => undefined, 3)).toEqual([stays, stays]);
});

it("gives nothing for less than two edges", () => {
  expect(runningTotals([], () => undefined, 3)).toEqual([]);
  expect(runningTotals([5], () => undefined, 3)).toEqual([]);
});
