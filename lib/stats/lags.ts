import { finer } from "./bins";
import { DAY, HOUR, MINUTE, SECOND } from "../time/units";

/** Edges that are easy to read, in milliseconds. A delay may be negative, as clocks differ. */
export const HUMAN_LAGS: readonly number[] = [
  -DAY,
  -HOUR,
  -10 * MINUTE,
  -MINUTE,
  -10 * SECOND,
  -SECOND,
  -100,
  0,
  10,
  20,
  50,
  100,
  200,
  500,
  SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  HOUR,
  6 * HOUR,
  DAY,
  7 * DAY,
  30 * DAY,
];

/**
 * Edges of the bins in which delays from event time to receipt are stored, in milliseconds. Bin n is [edge n − 1, edge
 * n). The first bin has no beginning and the last one no end. Change the bins only together with a rebuild.
 */
export const LAG_EDGES: readonly number[] = [
  ...finer(
    HUMAN_LAGS.filter((edge) => edge < 0)
      .map((edge) => -edge)
      .reverse(),
    1.6,
  )
    .map((edge) => -edge)
    .reverse(),
  0,
  ...finer(
    HUMAN_LAGS.filter((edge) => edge > 0),
    1.2,
  ),
];
