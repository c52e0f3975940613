import { floorTo, MINUTE, type Millis } from "@/lib/time/units";

/** Connections of an app that ended within one minute. */
export interface MinuteCount {
  /** Start of the minute. */
  at: Millis;
  ended: number;
  /** Median of the minutes before it (USUAL_MINUTES). */
  usual: number;
}

/** What is usual is the median of as many minutes before: the few of the burst itself do not move it. */
export const USUAL_MINUTES = 10;
/**
 * A burst is at least this many ends in a minute, and more than this many times the usual. Ten, because in a small app
 * a handful of people leaving together is chance; five times, because the busiest minutes of an ordinary day reach
 * two or three times their neighbours.
 */
export const BURST_LEAST = 10;
export const BURST_TIMES = 5;
/** However few usually end, one connection may always have ended for a reason of its own. */
const MOST_CERTAIN = 0.95;

export function isBurst(count: MinuteCount | null): count is MinuteCount {
  return count !== null && count.ended >= BURST_LEAST && count.ended > BURST_TIMES * count.usual;
}

/** The chance that one connection that ended in a burst belongs to what is more than usual of it. */
export function shareOfBurst({ ended, usual }: MinuteCount): number {
  return Math.min(MOST_CERTAIN, 1 - usual / ended);
}

/** Start of the minute that contains an instant. */
export function minuteOf(at: Millis): Millis {
  return floorTo(at, MINUTE);
}

/** The minutes whose median is usual for the minute `at`. */
export function minutesBefore(at: Millis): Millis[] {
  return Array.from({ length: USUAL_MINUTES }, (_, i) => at - (i + 1) * MINUTE);
}

/** The middle of some numbers; of an even number of them the lower middle. 0 for none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}
