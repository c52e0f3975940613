import { valueTicks } from "./numbers";

/** Round values over what is drawn, from `low` to `high`, with 0 among them: a difference may be negative. */
export function valueMarks(low: number, high: number, whole = true): number[] {
  if (low >= 0) return valueTicks(high, 4, whole);
  const below = valueTicks(-low, 2, whole).slice(1).reverse().map((value) => -value);
  return high > 0 ? [...below, ...valueTicks(high, 2, whole)] : [...below, 0];
}
