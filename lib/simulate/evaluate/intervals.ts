import type { Millis } from "@/lib/time/units";

/** Disjoint half-open intervals in ascending order. */
export type Intervals = readonly (readonly [Millis, Millis])[];

/** The union of any intervals, clipped to [from, to). */
export function union(intervals: Intervals, from: Millis, to: Millis): Intervals {
  const result: [Millis, Millis][] = [];
  const clipped = intervals.map(([a, b]) => [Math.max(a, from), Math.min(b, to)] as const).filter(([a, b]) => a < b);
  for (const [a, b] of [...clipped].sort((x, y) => x[0] - y[0])) {
    const last = result.at(-1);
    if (last !== undefined && a <= last[1]) last[1] = Math.max(last[1], b);
    else result.push([a, b]);
  }
  return result;
}

/** The total length. */
export function lengthOf(intervals: Intervals): Millis {
  return intervals.reduce((sum, [a, b]) => sum + b - a, 0);
}

/** The length of the intersection. */
export function overlap(a: Intervals, b: Intervals): Millis {
  let sum = 0;
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return sum;
    sum += Math.max(0, Math.min(left[1], right[1]) - Math.max(left[0], right[0]));
    if (left[1] < right[1]) i++;
    else j++;
  }
}
