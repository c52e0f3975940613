import { DAY, MINUTE, type Millis } from "@/lib/time/units";

/** Tencent's service did not exist before, so no event is older (docs/presence.md "Quarantine"). */
export const EARLIEST_EVENT_MS = Date.UTC(2010, 0, 1);
/** How far an event time may be ahead of the receipt, unless the app's setting says otherwise. */
export const DEFAULT_CLOCK_TOLERANCE_MS = 10 * MINUTE;
/** The highest value of that setting. A claim beyond it is never credible. */
export const MAX_CLOCK_TOLERANCE_MS = DAY;

/** What is wrong with the time of an event. */
export const TIME_FAULTS = ["time_too_early", "time_too_late"] as const;
export type TimeFault = (typeof TIME_FAULTS)[number];

/** When a stored event happened and arrived. */
export interface EventTiming {
  /** The event time under which it is stored. */
  time: Millis;
  /** The time that the callback claims, if it is not credible under any setting; `time` then has another source. */
  claimedMs: number | null;
  /** The first receipt. */
  receivedAt: Millis;
}

/** Why an event must not be folded, or null. Depends on nothing but the event and the app's setting. */
export function timeFault({ time, claimedMs, receivedAt }: EventTiming, toleranceMs: Millis): TimeFault | null {
  const claimed = claimedMs ?? time;
  if (claimed < EARLIEST_EVENT_MS) return "time_too_early";
  return claimed > receivedAt + toleranceMs ? "time_too_late" : null;
}

/** Whether some setting lets an event with this time be folded. */
export const isCredible = (time: Millis, receivedAt: Millis): boolean =>
  timeFault({ time, claimedMs: null, receivedAt }, MAX_CLOCK_TOLERANCE_MS) === null;

/**
 * Splits a user's events into those to fold and those to quarantine. If an event was received more than once, its first
 * receipt counts, so that the order of arrival has no effect.
 */
export function quarantine<E extends EventTiming & { identity: string }>(
  events: readonly E[],
  toleranceMs: Millis,
): { sound: E[]; quarantined: { event: E; fault: TimeFault }[] } {
  const first = new Map<string, E>();
  for (const event of events) {
    const key = `${event.time} ${event.identity}`;
    const known = first.get(key);
    if (known === undefined || event.receivedAt < known.receivedAt) first.set(key, event);
  }
  const sound: E[] = [];
  const quarantined: { event: E; fault: TimeFault }[] = [];
  for (const event of first.values()) {
    const fault = timeFault(event, toleranceMs);
    if (fault === null) sound.push(event);
    else quarantined.push({ event, fault });
  }
  return { sound, quarantined };
}
