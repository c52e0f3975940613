/** Milliseconds: an instant since the epoch, or a duration. */
export type Millis = number;

/** Everything here is in milliseconds. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Lengths, in minutes, of the units that sums are kept of; all aligned in UTC. */
export const SIZES = [1, 15, 60, 1440] as const;
export type Size = (typeof SIZES)[number];

/** Where the unit begins that `at` lies in. */
export function unitOf(at: number, size: Size): number {
  const length = size * MINUTE;
  return Math.floor(at / length) * length;
}
