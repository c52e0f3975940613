import type { HistoryAnswer } from "@/lib/contracts/history";
import { DAY } from "@/lib/time/units";

export interface Silence {
  /** Since the newest callback, in milliseconds. */
  ms: number;
  /** Callbacks that are usual in this time; null if that is not known. */
  expected: number | null;
}

/**
 * Whether callbacks have stopped: the server sees a gap that is still open (ingest/history), or none came for a day.
 * @param last time of the newest callback; it may be newer than the gaps
 */
export function silenceSince(last: string | null, now: number, gaps: HistoryAnswer["gaps"]): Silence | null {
  if (last === null) return null;
  const ms = now - Date.parse(last);
  const gap = gaps.find((candidate) => candidate.ongoing && Date.parse(candidate.from) > Date.parse(last));
  if (gap) return { ms, expected: Math.round(gap.expected) };
  return ms >= DAY ? { ms, expected: null } : null;
}
