import type { MinuteCount } from "@/lib/presence/explain/burst";
import { MINUTE, type Millis } from "@/lib/time/units";
import { hotMinuteNear, isFinished, MIN_ENDS, usualIn, type Judged } from "./baseline";
import type { Incident } from "./incidents";

/** A minute as an explanation compares it, without the number of open connections. */
export type ComparedMinute = Omit<MinuteCount, "open">;

/**
 * The ends in the minute that begins at `at`, compared with what is usual. `incidents` are those of the judged minutes.
 * For a minute that is not finished, the newest minute of an ongoing incident is taken. Null if the minute is not
 * judged, is not finished, or has too few ends to be compared.
 */
export function comparedMinute(judged: Judged, incidents: readonly Incident[], at: Millis): ComparedMinute | null {
  const { minutes, first, hot } = judged;
  const own = Math.round((at - minutes.start) / MINUTE);
  const i = isFinished(judged, own) ? own : hotMinuteNear(judged, own);
  if (i === null || i < first) return null;
  const ended = minutes.ended[i] ?? 0;
  if (ended < MIN_ENDS) return null;
  const start = minutes.start + i * MINUTE;
  const incident = hot[i] === 0 ? undefined : incidents.find(({ from, to }) => from <= start && start < to);
  return {
    at: start,
    ended,
    usual: usualIn(judged, i),
    incident: incident === undefined ? null : { from: incident.from, to: incident.to, ongoing: incident.ongoing },
  };
}
