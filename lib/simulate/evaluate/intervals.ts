import type { Millis } from "@/lib/time/units";

/** Half-open stretches of time, in order and apart from one another. */
export type Intervals = readonly (readonly [Millis, Millis])[];

/** The union of any stretches, as far as it lies within [from, to). */
export function unite(stretches: Intervals, from: Millis, to: Millis): Intervals {
  const united: [Millis, Millis][] = [];
  const within = stretches.map(([a, b]) => [Math.max(a, from), Math.min(b, to)] as const).filter(([a, b]) => a < b);
  for (const [a, b] of [...within].sort((x, y) => x[0] - y[0])) {
    const last = united.at(-1);
    if (last !== undefined && a <= last[1]) last[1] = Math.max(last[1], b);
    else united.push([a, b]);
  }
  return united;
}

/** How long stretches that are in order and apart last in all. */
export function lengthOf(intervals: Intervals): Millis {
  return intervals.reduce((sum, [a, b]) => sum + b - a, 0);
}

/** How long two such lists of stretches coincide. */
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
