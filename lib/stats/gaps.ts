import { median } from "./baseline";
import { MINUTE, type Millis } from "@/lib/time/units";
import type { TimeRange } from "@/lib/time/range";
import { RunningMedian } from "./running-median";

/** A single empty minute between two callbacks is common and says nothing. */
const MIN_GAP_MINUTES = 2;
/** The rate before a gap is the median of this many minutes. */
const RATE_MINUTES = 60;
/**
 * A silence is a gap if at least this many callbacks were expected. If callbacks were independent, none of 20 would
 * arrive with a chance of one in 500 million. They are not, and the rate may fall faster than the median shows. Even if
 * only 5 were left to expect, the chance is below one in a hundred.
 */
const MIN_EXPECTED = 20;
/**
 * The same time of this many days before is compared, so that an app that sleeps at night or at weekends has no gap
 * then.
 */
const COMPARED_DAYS = 7;
const DAY_MINUTES = 1_440;

/** Minutes that must be known before the first one that is judged. */
export const GAP_LOOK_BACK_MINUTES = COMPARED_DAYS * DAY_MINUTES;

/** Callbacks received, minute by minute. */
export interface ReceivedMinutes {
  /** Start of the first minute. */
  start: Millis;
  /** One count per minute, without holes. */
  received: ArrayLike<number>;
  /** The end of what is known. It lies within the last minute if that minute is not over. */
  end: Millis;
}

export interface Gap extends TimeRange {
  /** Whether the gap reaches the end of what is known. */
  ongoing: boolean;
  /** Callbacks that were expected in the gap. */
  expected: number;
}

/**
 * Ranges of minutes in which nothing was received although at least MIN_EXPECTED callbacks were expected, oldest first.
 * The expected count is the lowest of three: by the median of the RATE_MINUTES before that lie outside gaps, by the
 * median of the same time on the COMPARED_DAYS before, and by the same day of the week. Days before the first callback
 * do not count. Ranges that end before index `first` are left out.
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
    const isGap = minutes >= MIN_GAP_MINUTES && expected >= MIN_EXPECTED;
    if (isGap && to > first) gaps.push({ from: began, to: ended, ongoing: ended === end, expected });
    for (let i = from; i < to && !isGap && i < from + RATE_MINUTES; i++) rate.push(0);
    from = to;
  }
  return gaps;
}

/**
 * What was received at the same time on the days before, in one day at most: the median, and the same day of the week.
 */
function usualOf(sums: Float64Array, { known, from, to }: { known: number; from: number; to: number }): number[] {
  const length = Math.min(to - from, DAY_MINUTES);
  const on = (day: number) => (sums[from - day * DAY_MINUTES + length] ?? 0) - (sums[from - day * DAY_MINUTES] ?? 0);
  const days = Array.from({ length: COMPARED_DAYS }, (_, i) => i + 1).filter(
    (day) => from - day * DAY_MINUTES >= known,
  );
  if (days.length === 0) return [];
  return [median(days.map(on)), ...(days.includes(COMPARED_DAYS) ? [on(COMPARED_DAYS)] : [])];
}

function firstNonZero(received: ArrayLike<number>): number {
  for (let i = 0; i < received.length; i++) if ((received[i] ?? 0) > 0) return i;
  return received.length;
}

/** At index i: the sum of all values before i. */
function runningSums(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = (sums[i] ?? 0) + (values[i] ?? 0);
  return sums;
}
