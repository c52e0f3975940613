import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conclude, minLift, mostUnusualFirst, scoreValues, type Sides } from "./compare";

const sides = fc.record({ selected: fc.integer({ min: 1, max: 100_000 }), rest: fc.integer({ min: 1, max: 100_000 }) });
/** Counts of a value, and of all rows. */
const counted = sides.chain((of) =>
  fc
    .record({ selected: fc.integer({ min: 0, max: of.selected }), rest: fc.integer({ min: 0, max: of.rest }) })
    .map((value) => ({ value, of })),
);
const weigh = (value: Sides, of: Sides) => {
  const [weighed] = scoreValues([{ value: "x", ...value }], of);
  if (weighed === undefined) throw new Error("no value");
  return weighed;
};

describe("the score of a value", () => {
  it("is never negative, and 0 for a value that is not more frequent in the selection", () => {
    fc.assert(
      fc.property(counted, ({ value, of }) => {
        const { score, share, restShare } = weigh(value, of);
        expect(score).toBeGreaterThanOrEqual(0);
        // Half a row is added to each count, so shares that are almost equal may change their order.
        if (share + 1 / of.selected < restShare) expect(score).toBe(0);
      }),
    );
  });

  it("is not fooled by small counts: a single row scores nothing against a rest of the same size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (n) => {
        expect(weigh({ selected: 1, rest: 0 }, { selected: n, rest: n }).score).toBe(0);
      }),
    );
  });

  it("grows with the rows of the selection that have the value", () => {
    fc.assert(
      fc.property(counted, ({ value, of }) => {
        fc.pre(value.selected < of.selected);
        const more = { ...value, selected: value.selected + 1 };
        expect(minLift(more, of)).toBeGreaterThanOrEqual(minLift(value, of));
        expect(weigh(more, of).score).toBeGreaterThanOrEqual(weigh(value, of).score);
      }),
    );
  });

  it("grows with the certainty: ten times the rows with the same shares score no less", () => {
    fc.assert(
      fc.property(counted, ({ value, of }) => {
        fc.pre(value.selected >= 1 && value.rest >= 1 && value.selected * of.rest > value.rest * of.selected);
        const tenfold = ({ selected, rest }: Sides) => ({ selected: selected * 10, rest: rest * 10 });
        expect(weigh(tenfold(value), tenfold(of)).score).toBeGreaterThanOrEqual(weigh(value, of).score - 1e-9);
      }),
    );
  });

  it("has shares and lift by the counts themselves", () => {
    expect(weigh({ selected: 92, rest: 10 }, { selected: 100, rest: 1_000 })).toMatchObject({
      share: 0.92,
      restShare: 0.01,
      lift: 92,
    });
    expect(weigh({ selected: 5, rest: 0 }, { selected: 100, rest: 1_000 }).lift).toBeNull();
  });
});

describe("the order", () => {
  it("of values is by share and lift, not by lift alone", () => {
    const of = { selected: 1_000, rest: 100_000 };
    const values = scoreValues(
      [
        { value: "many, as elsewhere", selected: 600, rest: 60_000 },
        { value: "three rows, nowhere else", selected: 3, rest: 0 },
        { value: "most, rare elsewhere", selected: 390, rest: 1_000 },
      ],
      of,
    );
    expect(values[0]?.value).toBe("most, rare elsewhere");
    expect(values.at(-1)?.value).toBe("many, as elsewhere");
  });

  it("of dimensions is by their strongest value", () => {
    const of = { selected: 1_000, rest: 1_000 };
    const dimension = (name: string, selected: number) => ({
      name,
      values: scoreValues([{ value: "x", selected, rest: 100 }], of),
    });
    expect(mostUnusualFirst([dimension("a", 100), dimension("b", 900)]).map(({ name }) => name)).toEqual(["b", "a"]);
  });
});

describe("the conclusion", () => {
  const of = { selected: 1_000, rest: 50_000 };
  const dimension = (name: string, selected: number, rest: number, all: Sides = of) => ({
    name,
    values: scoreValues([{ value: `${name} 1`, selected, rest }], all),
  });

  it("names what stands out, the strongest first, one value of a dimension", () => {
    const found = conclude([dimension("platform", 900, 20_000), dimension("network", 920, 500)], of);
    expect(found).toMatchObject({ kind: "standsOut", values: [{ dimension: "network" }, { dimension: "platform" }] });
  });

  it("says that nothing stands out", () => {
    expect(conclude([dimension("platform", 420, 20_000), dimension("network", 11, 500)], of).kind).toBe("alike");
  });

  it("does not name a value of few rows, however rare it is elsewhere", () => {
    expect(conclude([dimension("network", 50, 1)], of).kind).toBe("alike");
  });

  it.each([
    [{ selected: 0, rest: 50 }, "nothingSelected"],
    [{ selected: 50, rest: 0 }, "nothingElse"],
    [{ selected: 9, rest: 50_000 }, "tooFew"],
  ])("of %j says why there is none", (all, kind) => {
    expect(conclude([dimension("platform", all.selected, 0, all)], all).kind).toBe(kind);
  });

  it("finds nothing in two random halves of the same rows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 2 }), (seed) => {
        const random = lehmer(seed);
        const rows = Array.from({ length: 600 }, () => [Math.floor(random() * 8), random() < 0.5] as const);
        const count = (side: boolean, value?: number) =>
          rows.filter(([v, s]) => s === side && (value === undefined || v === value)).length;
        const all = { selected: count(true), rest: count(false) };
        const counts = Array.from({ length: 8 }, (_, v) => ({
          value: String(v),
          selected: count(true, v),
          rest: count(false, v),
        }));
        expect(conclude([{ name: "x", values: scoreValues(counts, all) }], all).kind).toBe("alike");
      }),
    );
  });
});

/** Random numbers below 1 by the generator of Park and Miller. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
