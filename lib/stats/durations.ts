import { finer } from "./bins";
import { DAY, HOUR, MINUTE, SECOND } from "../time/units";

/** Edges that are easy to read, in milliseconds, for the histogram of connections. */
export const HUMAN_DURATIONS: readonly number[] = [
  SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  30 * DAY,
];

/**
 * Edges of the bins in which durations are stored, in milliseconds, fine enough for percentiles. Bin n is [edge n − 1,
 * edge n). Bin 0 starts at zero and the last bin has no end. Change the bins only together with a rebuild.
 */
export const DURATION_EDGES: readonly number[] = finer(HUMAN_DURATIONS, 1.2);
