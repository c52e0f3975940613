/** The number of rows of a selection and of everything else. */
export interface Sides {
  selected: number;
  rest: number;
}

/** A value, and in how many rows of both sides it occurs. */
export interface Counted<Value = string | null> extends Sides {
  value: Value;
}

/** What a value says about the selection. */
export interface Weighed<Value = string | null> extends Counted<Value> {
  /** Share of the rows on each side that have the value. */
  share: number;
  restShare: number;
  /** `share` divided by `restShare`; null if the value does not occur in the rest. */
  lift: number | null;
  /** How much the value tells the selection from the rest, in bits a row. 0 if it may be chance. */
  score: number;
}

/** Standard errors between the estimate and its bound: chance exceeds it once in 2,000 values. */
const CERTAINTY = 3.29;

/** A value stands out from this score and share: 1.2 times the rest at a share of 90 %, 5.6 times at 10 %. */
export const STANDS_OUT = { score: 0.25, share: 0.1 } as const;
/** A side with fewer rows says nothing. */
export const FEWEST_ROWS = 10;
const MAX_NAMED = 3;

/**
 * The lowest lift that the counts make believable: the lower bound of the ratio of the two shares (Katz, on the
 * logarithm, with half a row added to each count). A few rows never give a large one.
 */
export function minLift({ selected, rest }: Sides, of: Sides): number {
  const [a, b, n, m] = [selected + 0.5, rest + 0.5, of.selected + 1, of.rest + 1];
  const error = Math.sqrt(1 / a - 1 / n + 1 / b - 1 / m);
  return (a / n) * (m / b) * Math.exp(-CERTAINTY * error);
}

/** Weighs the values of a dimension. Those that tell most about the selection come first. */
export function scoreValues<Value>(values: readonly Counted<Value>[], of: Sides): Weighed<Value>[] {
  return values
    .map((counted) => {
      const share = of.selected === 0 ? 0 : counted.selected / of.selected;
      const restShare = of.rest === 0 ? 0 : counted.rest / of.rest;
      const score = share * Math.log2(Math.max(1, minLift(counted, of)));
      return { ...counted, share, restShare, lift: restShare === 0 ? null : share / restShare, score };
    })
    .sort((a, b) => b.score - a.score || b.share - b.restShare - (a.share - a.restShare) || b.rest - a.rest);
}

export interface Dimension<Name extends string = string> {
  name: Name;
  values: Weighed[];
}

/** Why nothing can be said, or what stands out. */
export type Conclusion<Name extends string = string> =
  | { kind: "nothingSelected" | "nothingElse" | "tooFew" | "alike" }
  | { kind: "standsOut"; values: (Weighed & { dimension: Name })[] };

/** What tells the selection from the rest: at most one value of a dimension, the strongest first. */
export function conclude<Name extends string>(dimensions: readonly Dimension<Name>[], of: Sides): Conclusion<Name> {
  if (of.selected === 0) return { kind: "nothingSelected" };
  if (of.rest === 0) return { kind: "nothingElse" };
  if (Math.min(of.selected, of.rest) < FEWEST_ROWS) return { kind: "tooFew" };
  const values = dimensions
    .flatMap(({ name, values: [first] }) => (first === undefined ? [] : [{ dimension: name, ...first }]))
    .filter(({ score, share }) => score >= STANDS_OUT.score && share >= STANDS_OUT.share)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_NAMED);
  return values.length === 0 ? { kind: "alike" } : { kind: "standsOut", values };
}

/** The dimensions, those with the strongest value first. */
export const mostUnusualFirst = <D extends Dimension>(dimensions: readonly D[]): D[] =>
  [...dimensions].sort((a, b) => (b.values[0]?.score ?? 0) - (a.values[0]?.score ?? 0));
