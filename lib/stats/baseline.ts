import { DAY, MINUTE, SECOND, type Millis } from "@/lib/time/units";
import { RunningMedian } from "./running-median";

/**
 * The usual number is the median of this many minutes before. An hour follows the course of the day, and up to half of
 * its minutes may be unusual.
 */
export const BASELINE_MINUTES = 60;
/** With fewer known minutes than this before it, a minute is not compared. */
const MIN_KNOWN_MINUTES = 10;
/** Number of days before on which the same minute is compared. A class that ends at ten every day is no incident. */
export const SAME_MINUTE_DAYS = 7;
/** People and clocks are not exact to the minute: the busiest of this many minutes on either side counts. */
const SAME_MINUTE_TOLERANCE = 2;
/** Lower than MIN_RATIO: days differ less than minutes do, and the busiest of five minutes is already high. */
export const SAME_MINUTE_FACTOR = 3;
/** In a small app, fewer people than this leave in the same minute by chance. */
export const MIN_ENDS = 10;
/** The busiest minutes of an ordinary day reach two or three times their neighbours. */
export const MIN_RATIO = 5;
/** An incident goes on while more than this many times the usual number end: most of them ended because of it. */
export const GOES_ON_RATIO = 2;
/** Minutes of an incident at most this far apart belong to one, because clients retry in waves. */
export const JOIN_MINUTES = 3;
/** After a day, the new level is the usual one. Without a limit, a lasting change would be one endless incident. */
export const MAX_INCIDENT_MINUTES = 1_440;

/** A minute is finished this long after its end: callbacks, and the sums of them, take a moment to arrive. */
const SETTLED_MS = 5 * SECOND;
const DAY_MINUTES = DAY / MINUTE;
/** Minutes that are needed before the first minute to judge. */
export const LOOK_BACK_MINUTES = SAME_MINUTE_DAYS * DAY_MINUTES + BASELINE_MINUTES;
/** Minutes to judge before the first one that is asked about, so that an incident is the same in every search. */
export const LEAD_MINUTES = MAX_INCIDENT_MINUTES + BASELINE_MINUTES;

/** Number of connections that ended in each minute. */
export interface EndedMinutes {
  /** Start of the first minute. */
  start: Millis;
  /** One count per minute, without gaps. */
  ended: ArrayLike<number>;
  /** Index of the first minute with known events. The counts before it are unknown, not 0. */
  known: number;
}

/** The first minute of an incident. */
export const BEGINS = 1;
/** A later hot minute of an incident. */
export const GOES_ON = 2;

/** What is usual in each minute, and which minutes are of an incident. Indices are those of `minutes.ended`. */
export interface Judged {
  minutes: EndedMinutes;
  /** The first minute that is judged. */
  first: number;
  /** The median of the BASELINE_MINUTES minutes before, those of an incident left out. */
  recent: Uint32Array;
  /** BEGINS or GOES_ON if far more connections ended than usual, else 0. */
  hot: Uint8Array;
  /** Time of the judgement. */
  now: Millis;
}

/**
 * Judges every minute from index `first` on by the one definition of usual (docs/presence.md "Numbers"). A minute
 * depends on nothing after it, so that its judgement stays. An unfinished minute counts only if it is hot already.
 */
export function judgeMinutes(minutes: EndedMinutes, first: number, now: Millis): Judged {
  const { ended, known } = minutes;
  const recent = new RunningMedian(BASELINE_MINUTES);
  const refill = (before: number) => {
    for (let i = Math.max(known, before - BASELINE_MINUTES); i < before; i++) recent.push(ended[i] ?? 0);
  };
  const judged: Judged = {
    minutes,
    first: Math.max(known, first),
    recent: new Uint32Array(ended.length),
    hot: new Uint8Array(ended.length),
    now,
  };
  refill(first);
  let begun = -Infinity;
  let newest = -Infinity;
  for (let i = judged.first; i < ended.length; i++) {
    if (i - begun === MAX_INCIDENT_MINUTES && i - newest <= JOIN_MINUTES) {
      refill(i);
      newest = -Infinity;
    }
    judged.recent[i] = recent.value;
    const within = i - newest <= JOIN_MINUTES;
    const hot = recent.count >= MIN_KNOWN_MINUTES && (begins(judged, i) || (within && goesOn(judged, i)));
    if (hot) {
      judged.hot[i] = within ? GOES_ON : BEGINS;
      if (!within) begun = i;
      newest = i;
    }
    // The minutes right after a hot one may turn out to be in the middle of the incident.
    if (isFinished(judged, i) && i - newest >= JOIN_MINUTES) recent.push(ended[i] ?? 0);
  }
  return judged;
}

/** An unfinished minute is not compared. */
export function isFinished({ minutes, now }: Pick<Judged, "minutes" | "now">, i: number): boolean {
  return minutes.start + (i + 1) * MINUTE + SETTLED_MS <= now;
}

/** The usual number of ends in a minute: the higher of what the minutes before and the days before say. */
export function usualIn({ minutes, recent }: Pick<Judged, "minutes" | "recent">, i: number): number {
  return Math.max(recent[i] ?? 0, sameMinuteMedian(minutes, i, 0));
}

/** Index of the newest hot minute that is at most JOIN_MINUTES before `i`, or `i` itself; null if there is none. */
export function hotMinuteNear({ hot, first }: Judged, i: number): number | null {
  for (let near = i; near >= Math.max(first, i - JOIN_MINUTES); near--) if (hot[near] !== 0) return near;
  return null;
}

/** The median; for an even number of values the lower one of the two in the middle. 0 without values. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}

function begins({ minutes, recent }: Judged, i: number): boolean {
  const count = minutes.ended[i] ?? 0;
  return (
    count >= MIN_ENDS &&
    count > MIN_RATIO * (recent[i] ?? 0) &&
    count > SAME_MINUTE_FACTOR * sameMinuteMedian(minutes, i, SAME_MINUTE_TOLERANCE)
  );
}

function goesOn(judged: Judged, i: number): boolean {
  const count = judged.minutes.ended[i] ?? 0;
  return count >= MIN_ENDS && count > GOES_ON_RATIO * usualIn(judged, i);
}

/** The median over the known days before, of the busiest minute at most `tolerance` from the same minute. */
function sameMinuteMedian({ ended, known }: EndedMinutes, i: number, tolerance: number): number {
  const days: number[] = [];
  for (let day = 1; day <= SAME_MINUTE_DAYS; day++) {
    const same = i - day * DAY_MINUTES;
    if (same < known) break;
    let highest = 0;
    for (let near = same - tolerance; near <= same + tolerance; near++) highest = Math.max(highest, ended[near] ?? 0);
    days.push(highest);
  }
  return median(days);
}
