import type { TimeRange } from "@/lib/time/range";
import { floorTo, MINUTE, type Millis } from "@/lib/time/units";

/** Connections of an app that ended within one minute, and what is usual by lib/stats/baseline.ts. */
export interface MinuteCount {
  /** Start of the minute. */
  at: Millis;
  ended: number;
  usual: number;
  /** Connections that were open just before the minute; null if they were not counted. */
  open: number | null;
  /** The incident to which the minute belongs; null if no more connections ended than usual. */
  incident: IncidentRange | null;
}

/** When an incident was. `ongoing`: later minutes may still belong to it. */
export interface IncidentRange extends TimeRange {
  ongoing: boolean;
}

/** A minute in which far more connections ended than usual. */
export type Burst = MinuteCount & { incident: IncidentRange };

/** One connection can always have ended for a reason of its own. */
const MAX_BURST_SHARE = 0.95;

/** docs/presence.md "Explanations" defines a burst. */
export function isBurst(count: MinuteCount | null): count is Burst {
  return count !== null && count.incident !== null;
}

/** The probability, at most MAX_BURST_SHARE, that a connection that ended in a burst ended because of the burst. */
export function shareOfBurst({ ended, usual }: Pick<MinuteCount, "ended" | "usual">): number {
  return Math.min(MAX_BURST_SHARE, 1 - usual / ended);
}

/** How many times the usual number ended; null if next to none is usual, because then the ratio says nothing. */
export function timesUsual({ ended, usual }: Pick<MinuteCount, "ended" | "usual">): number | null {
  return usual < 1 ? null : ended / usual;
}

/** Start of the minute that contains an instant. */
export function minuteOf(at: Millis): Millis {
  return floorTo(at, MINUTE);
}
