import type { HistoryAnswer } from "@/lib/contracts/history";
import { DAY } from "@/lib/time/units";

export interface Silence {
  /** Milliseconds since the newest callback. */
  silence: number;
  /** How many were to be expected since, by what is usual; null where that is not known. */
  expected: number | null;
}

/**
 * Whether callbacks have stopped, by what is usual for the app at this time: a gap that the server still sees open
 * (ingest/history). An app of which nothing usual is known is quiet after a whole day.
 * @param last the newest callback, which may be newer than what the gaps were reckoned from
 */
export function silenceSince(last: string | null, now: number, gaps: HistoryAnswer["gaps"]): Silence | null {
  if (last === null) return null;
  const silence = now - Date.parse(last);
  const gap = gaps.find((candidate) => candidate.ongoing && Date.parse(candidate.from) > Date.parse(last));
  if (gap) return { silence, expected: Math.round(gap.expected) };
  return silence >= DAY ? { silence, expected: null } : null;
}
