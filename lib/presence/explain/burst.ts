import { floorTo, MINUTE, type Millis } from "@/lib/time/units";

/** Connections of an app that ended within one minute. */
export interface MinuteCount {
  /** Start of the minute. */
  at: Millis;
  ended: number;
  /** Median of the preceding BURST_BASELINE_MINUTES minutes. */
  usual: number;
}

/** The usual number is a median of this many minutes, so that the burst itself does not move it. */
export const BURST_BASELINE_MINUTES = 10;
/** In a small app, fewer people than this leave in the same minute by chance. lib/stats/incidents.ts uses it too. */
export const MIN_BURST_ENDS = 10;
/**
 * The busiest minutes of an ordinary day reach two or three times their neighbours. lib/stats/incidents.ts uses it too.
 */
export const MIN_BURST_RATIO = 5;
/** One connection can always have ended for a reason of its own. */
const MAX_BURST_SHARE = 0.95;

/** docs/presence.md "Explanations" defines a burst. */
export function isBurst(count: MinuteCount | null): count is MinuteCount {
  return count !== null && count.ended >= MIN_BURST_ENDS && count.ended > MIN_BURST_RATIO * count.usual;
}

/** The probability, at most MAX_BURST_SHARE, that a connection that ended in a burst ended because of the burst. */
export function shareOfBurst({ ended, usual }: MinuteCount): number {
  return Math.min(MAX_BURST_SHARE, 1 - usual / ended);
}

/** Start of the minute that contains an instant. */
export function minuteOf(at: Millis): Millis {
  return floorTo(at, MINUTE);
}

/** The minutes whose median is the usual number of the minute `at`. */
export function baselineMinutes(at: Millis): Millis[] {
  return Array.from({ length: BURST_BASELINE_MINUTES }, (_, i) => at - (i + 1) * MINUTE);
}

/** The median; for an even number of values the lower one of the two in the middle. 0 without values. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}
