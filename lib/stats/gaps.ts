import { median } from "@/lib/presence/explain/burst";
import { MINUTE, type Millis } from "@/lib/time/units";
import { RunningMedian } from "./running-median";

/** Between two callbacks a minute is often empty; a single one says nothing. */
const LEAST_MINUTES = 2;
/** The rate before a gap is the median of as many minutes. */
const RATE_MINUTES = 60;
/**
 * A silence is told where so many callbacks were to be expected in it. Were they independent, none of 20 would come by
 * a chance of one in 500 million; but people are not, and the evening may thin them out faster than the median tells:
 * where only a quarter of that was left to expect, 5, it is still less than one in a hundred.
 */
const LEAST_EXPECTED = 20;
/** An app that sleeps at night or at the weekend has no gap then: as many days are looked back to the same stretch. */
const SAME_STRETCH_DAYS = 7;
const DAY_MINUTES = 1_440;

/** So many minutes before the first one looked at must be there for it to be judged. */
export const GAP_LOOK_BACK_MINUTES = SAME_STRETCH_DAYS * DAY_MINUTES;

/** Callbacks received, minute by minute. */
export interface ReceivedMinutes {
  /** Start of the first minute. */
  start: Millis;
  /** One count a minute, without holes. */
  received: ArrayLike<number>;
  /** Until when that holds: within the last minute where it still goes on. */
  end: Millis;
}

export interface Gap {
  from: Millis;
  to: Millis;
  /** It reaches the end of what is known. */
  ongoing: boolean;
  /** Callbacks that were to be expected in it. */
  expected: number;
}

/**
 * Stretches of minutes in which nothing was received though at least LEAST_EXPECTED callbacks were to be expected,
 * oldest first: by the median of the RATE_MINUTES before that were no part of such a stretch, and by the same stretch
 * of the SAME_STRETCH_DAYS before: their median, and that of the same day of the week. The least of these counts;
 * days before the first callback do not. Runs that end before index `first` are left out.
 */
export function findGaps({ start, received, end }: ReceivedMinutes, first: number): Gap[] {
  const known = firstNonZero(received);
  const sums = runningSums(received);
  const rate = new RunningMedian(RATE_MINUTES);
  const gaps: Gap[] = [];
  for (let from = known; from < received.length;) {
    let to = from;
    while (to < received.length && (received[to] ?? 0) === 0) to++;
    if (to === from) {
      rate.push(received[from++] ?? 0);
      continue;
    }
    const began = start + from * MINUTE;
    const ended = Math.min(start + to * MINUTE, end);
    const minutes = (ended - began) / MINUTE;
    const expected = Math.min(rate.value * minutes, ...usualOf(sums, { known, from, to }));
    const isGap = minutes >= LEAST_MINUTES && expected >= LEAST_EXPECTED;
    if (isGap && to > first) gaps.push({ from: began, to: ended, ongoing: ended === end, expected });
    for (let i = from; i < to && !isGap && i < from + RATE_MINUTES; i++) rate.push(0);
    from = to;
  }
  return gaps;
}

/** What came in the same stretch on the days before, at most a day of it: their median and the same day of the week. */
function usualOf(sums: Float64Array, { known, from, to }: { known: number; from: number; to: number }): number[] {
  const length = Math.min(to - from, DAY_MINUTES);
  const on = (day: number) => (sums[from - day * DAY_MINUTES + length] ?? 0) - (sums[from - day * DAY_MINUTES] ?? 0);
  const days = Array.from({ length: SAME_STRETCH_DAYS }, (_, i) => i + 1).filter(
    (day) => from - day * DAY_MINUTES >= known,
  );
  if (days.length === 0) return [];
  return [median(days.map(on)), ...(days.includes(SAME_STRETCH_DAYS) ? [on(SAME_STRETCH_DAYS)] : [])];
}

function firstNonZero(received: ArrayLike<number>): number {
  for (let i = 0; i < received.length; i++) if ((received[i] ?? 0) > 0) return i;
  return received.length;
}

/** At index i the sum of all before it. */
function runningSums(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = (sums[i] ?? 0) + (values[i] ?? 0);
  return sums;
}
