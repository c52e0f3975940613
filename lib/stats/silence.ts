import { DAY, type Millis } from "@/lib/time/units";

/** A range without callbacks in which some were expected. */
interface Gap {
  from: Millis;
  ongoing: boolean;
  expected: number;
}

export interface Silence {
  /** Time of the newest callback. */
  since: Millis;
  /** Callbacks that are usual in this time; null if that is not known. */
  expected: number | null;
}

/**
 * Whether callbacks have stopped: a gap is still open, or none came for a day.
 * @param last time of the newest callback; it may be newer than the gaps
 */
export function silenceSince(last: Millis | null, now: Millis, gaps: readonly Gap[]): Silence | null {
  if (last === null) return null;
  const gap = gaps.find((candidate) => candidate.ongoing && candidate.from > last);
  if (gap) return { since: last, expected: Math.round(gap.expected) };
  return now - last >= DAY ? { since: last, expected: null } : null;
}
