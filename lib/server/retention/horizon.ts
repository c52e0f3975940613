import { DAY, floorTo, type Millis } from "@/lib/time/units";

/** Sums look at what was so up to 26 hours before (lib/server/rollup/arrivals.ts), and are made day by day. */
const SUMS_REACH_MS = 2 * DAY;

/** The time before which nothing is kept: a midnight of UTC, at least `days` ago. Null if `days` is null. Pure. */
export const horizonOf = (days: number | null, now: Millis): Millis | null =>
  days === null ? null : floorTo(now - days * DAY, DAY);

/** The first day whose sums can still be made, if events are kept from `horizon` on. Pure. */
export const summableFrom = (horizon: Millis): Millis => horizon + SUMS_REACH_MS;

/** The later of two times, of which either may be missing. Pure. */
export const later = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b > a) ? b : a);
