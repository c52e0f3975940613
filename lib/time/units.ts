/** A duration in milliseconds, or an instant in milliseconds since the epoch. */
export type Millis = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The lengths of rollup units in minutes. Units are aligned to the epoch. */
export const ROLLUP_SIZES = [1, 15, 60, 1440] as const;
export type RollupSize = (typeof ROLLUP_SIZES)[number];

/** Start of the interval of `unit` ms, aligned to the epoch, that contains `at`. */
export function floorTo(at: Millis, unit: Millis): Millis {
  return Math.floor(at / unit) * unit;
}

/** Start of the rollup unit that contains `at`. */
export function rollupUnitStart(at: Millis, size: RollupSize): Millis {
  return floorTo(at, size * MINUTE);
}
