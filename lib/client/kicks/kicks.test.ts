import fc from "fast-check";
import { expect, it } from "vitest";
import { PLATFORMS } from "@/lib/protocol/platform";
import { kickFlow } from "./flow";
import { kickMatrix, type Pair } from "./matrix";

const pairs: Pair[] = [
  { by: "android", kicked: "android", count: 100, unknown: 3 },
  { by: "web", kicked: "web", count: 25, unknown: 0 },
  { by: "ios", kicked: "android", count: 1, unknown: 1 },
];

it("shows the platforms that kicked and were kicked, in their usual order, and no others", () => {
  const { columns, rows } = kickMatrix(pairs);
  expect(columns).toEqual([
    { kicked: "android", count: 101 },
    { kicked: "web", count: 25 },
  ]);
  expect(rows.map((row) => [row.by, row.count])).toEqual([
    ["ios", 1],
    ["android", 100],
    ["web", 25],
  ]);
  expect(rows[1]?.cells).toEqual([
    { kicked: "android", count: 100, unknown: 3, heat: 1 },
    { kicked: "web", count: 0, unknown: 0, heat: 0 },
  ]);
  expect(rows[2]?.cells[1]?.heat).toBe(0.5);
});

it("has nothing to show where nobody was kicked", () => {
  expect(kickMatrix([])).toEqual({ columns: [], rows: [] });
  expect(kickFlow([], 400, 200)).toEqual({ height: 0, left: [], right: [], bands: [] });
});

it("draws a band as thick as often it was so, from the one who kicked to the one who was kicked", () => {
  const { left, right, bands } = kickFlow([{ by: "ios", kicked: "web", count: 4, unknown: 0 }], 400, 200);
  expect(left).toEqual([{ platform: "ios", count: 4, y: 0, height: 200 }]);
  expect(right).toEqual([{ platform: "web", count: 4, y: 0, height: 200 }]);
  expect(bands.map((band) => band.path)).toEqual(["M0,0 C200,0 200,0 400,0 L400,200 C200,200 200,200 0,200Z"]);
});

const platform = fc.constantFrom(...PLATFORMS);
const anyPairs = fc.uniqueArray(
  fc.record({ by: platform, kicked: platform, count: fc.integer({ min: 1, max: 1e6 }), unknown: fc.constant(0) }),
  { selector: (pair) => `${pair.by} ${pair.kicked}` },
);

it("loses no kick: rows, columns, sides and bands each sum to all", () => {
  fc.assert(
    fc.property(anyPairs, (some) => {
      const total = some.reduce((sum, pair) => sum + pair.count, 0);
      const sum = (list: { count: number }[]) => list.reduce((all, one) => all + one.count, 0);
      const { rows, columns } = kickMatrix(some);
      const { left, right, bands } = kickFlow(some, 400, 200);
      expect([rows, columns, rows.flatMap((row) => row.cells), left, right, bands].map(sum)).toEqual(
        Array(6).fill(total),
      );
    }),
  );
});

it("lets no two platforms of a side overlap", () => {
  fc.assert(
    fc.property(anyPairs, (some) => {
      const { left, right } = kickFlow(some, 400, 200);
      for (const placed of [left, right]) {
        placed
          .slice(1)
          .forEach((node, i) => expect(node.y).toBeGreaterThan((placed[i]?.y ?? 0) + (placed[i]?.height ?? 0)));
      }
    }),
  );
});
