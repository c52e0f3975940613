import type { RetentionKind } from "@/lib/contracts/retention-kinds";
import { retentionStep } from "@/lib/contracts/retention-step";
import { DAY, floorTo, type Millis } from "@/lib/time/units";

/** Sums look at what was so up to 26 hours before (lib/server/rollup/arrivals.ts), and are made day by day. */
const SUMS_REACH_MS = 2 * DAY;

/**
 * The time before which nothing of a kind is kept: a midnight of UTC, at least `days` ago. Null if `days` is null. It
 * moves on by the steps that partitions begin at. That of raw callbacks moves every day, as they are in no partition of
 * their own. Pure.
 */
export function horizonOf(kind: RetentionKind, days: number | null, now: Millis): Millis | null {
  if (days === null) return null;
  const step = kind === "raw" ? 1 : retentionStep(days);
  return floorTo(now - days * DAY, step * DAY);
}

/** The first day whose sums can still be made, if events are kept from `horizon` on. Pure. */
export const summableFrom = (horizon: Millis): Millis => horizon + SUMS_REACH_MS;

/** The later of two times, of which either may be missing. Pure. */
export const later = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b > a) ? b : a);
