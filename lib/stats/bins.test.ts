import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binOf, quantile } from "./bins";
import { DURATION_EDGES, HUMAN_DURATIONS } from "./durations";
import { HUMAN_LAGS, LAG_EDGES } from "./lags";

describe.each([
  ["durations", DURATION_EDGES, HUMAN_DURATIONS],
  ["lags", LAG_EDGES, HUMAN_LAGS],
])("the edges of %s", (_, edges, human) => {
  it("rise, and hold every edge that a person reads", () => {
    expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
    for (const edge of human) expect(edges).toContain(edge);
    for (const edge of edges) expect(Number.isInteger(edge)).toBe(true);
  });

  it("are at most a fifth apart where it matters", () => {
    const from = edges.indexOf(1_000);
    edges.slice(from + 1).forEach((edge, i) => expect(edge / (edges[from + i] ?? 0)).toBeLessThan(1.201));
  });

  it("put a value between the two edges of its bin", () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -1e8, max: 1e10 }), fc.constantFrom(...edges)), (value) => {
        const bin = binOf(edges, value);
        expect(edges[bin - 1] ?? -Infinity).toBeLessThanOrEqual(value);
        expect(edges[bin] ?? Infinity).toBeGreaterThan(value);
      }),
    );
  });
});

describe("quantile", () => {
  it("reads between edges", () => {
    expect(quantile([10, 20], [0, 4], 0.5)).toBe(15);
    expect(quantile([10, 20], [1, 2, 1], 1)).toBe(20);
    expect(quantile([10, 20], [], 0.5)).toBeNull();
  });

  it("is within the bin of the exact one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1_000, max: 1e9 }), { minLength: 1 }),
        fc.constantFrom(0.5, 0.9, 0.99),
        (values, p) => {
          const counts = DURATION_EDGES.map((_, bin) => values.filter((v) => binOf(DURATION_EDGES, v) === bin).length);
          const exact = [...values].sort((a, b) => a - b)[Math.ceil(p * values.length) - 1] ?? 0;
          const read = quantile(DURATION_EDGES, counts, p) ?? 0;
          const bin = binOf(DURATION_EDGES, exact);
          expect(read).toBeGreaterThanOrEqual(DURATION_EDGES[bin - 1] ?? 0);
          expect(read).toBeLessThanOrEqual(DURATION_EDGES[bin] ?? Infinity);
        },
      ),
    );
  });
});
