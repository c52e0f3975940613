import { MIN_BURST_ENDS, MIN_BURST_RATIO, median } from "@/lib/presence/explain/burst";
import { MINUTE, type Millis } from "@/lib/time/units";
import { RunningMedian } from "./running-median";

/**
 * The usual number is the median of this many preceding minutes. An hour follows the course of the day, and up to half
 * of its minutes may be unusual.
 */
export const INCIDENT_BASELINE_MINUTES = 60;
/** With fewer known minutes than this before it, no minute can be hot. */
const MIN_KNOWN_MINUTES = 10;
/** Number of days before on which the same minute is compared. A class that ends at ten every day is no incident. */
export const SAME_MINUTE_DAYS = 7;
/** People and clocks are not exact to the minute: the busiest of this many minutes on either side counts. */
const SAME_MINUTE_TOLERANCE = 2;
/** Lower than MIN_BURST_RATIO: days differ less than minutes do, and the busiest of five minutes is already high. */
export const SAME_MINUTE_TIMES = 3;
/** Hot minutes at most this far apart are one incident, because clients retry in waves. */
const JOIN_MINUTES = 3;
/** After this time, the new level is the usual one. Without a limit, a lasting change would be one endless incident. */
const MAX_INCIDENT_MINUTES = 180;
const DAY_MINUTES = 1_440;

/** Minutes that are needed before the first minute to judge. */
export const LOOK_BACK_MINUTES = SAME_MINUTE_DAYS * DAY_MINUTES + INCIDENT_BASELINE_MINUTES;
/**
 * No incident is longer: after MAX_INCIDENT_MINUTES, half of INCIDENT_BASELINE_MINUTES is enough to raise the median.
 */
export const REACH_MINUTES = MAX_INCIDENT_MINUTES + INCIDENT_BASELINE_MINUTES;

/** Number of connections that ended in each minute. */
export interface EndedMinutes {
  /** Start of the first minute. */
  start: Millis;
  /** One count per minute, without gaps. */
  ended: ArrayLike<number>;
  /** Index of the first minute with known events. The counts before it are unknown, not 0. */
  known: number;
}

export interface Incident {
  from: Millis;
  /** End of its last minute. */
  to: Millis;
  /** Later minutes may still belong to it. */
  ongoing: boolean;
  ended: number;
  /** The usual number of ends: the sum, over its minutes, of the higher of both medians. */
  usual: number;
  peakPerMinute: number;
  /** The first minute with the peak. */
  peakAt: Millis;
}

/**
 * Finds the ranges in which far more connections ended than usual, oldest first, from the minute with index `first` on.
 * A minute is hot if all of this is true:
 * - at least MIN_BURST_ENDS connections ended in it;
 * - this is more than MIN_BURST_RATIO times the median of the preceding INCIDENT_BASELINE_MINUTES minutes;
 * - this is more than SAME_MINUTE_TIMES times the usual number at this time of day: the median, over the preceding
 * SAME_MINUTE_DAYS days, of the highest of this minute ± SAME_MINUTE_TOLERANCE. Unknown days do not count.
 * Hot minutes at most JOIN_MINUTES apart are one incident. Later medians leave out hot minutes, so that an incident of
 * two hours does not become its own usual number. After MAX_INCIDENT_MINUTES they count again.
 * Measured over 18 simulated fortnights without an incident (apps of 50 to 5,000 users): three false alarms, of 11 to
 * 13 ends where 2 are usual. With a minimum of 5 ends, an app of 150 users would have one per day.
 */
export function findIncidents(minutes: EndedMinutes, first: number, now: Millis): Incident[] {
  const { ended, known } = minutes;
  const recent = new RunningMedian(INCIDENT_BASELINE_MINUTES);
  for (let i = Math.max(known, first - INCIDENT_BASELINE_MINUTES); i < first; i++) recent.push(ended[i] ?? 0);
  const found: Found[] = [];
  for (let i = Math.max(known, first); i < ended.length; i++) {
    const count = ended[i] ?? 0;
    const last = found.at(-1);
    const hot =
      count >= MIN_BURST_ENDS &&
      recent.count >= MIN_KNOWN_MINUTES &&
      count > MIN_BURST_RATIO * recent.value &&
      count > SAME_MINUTE_TIMES * usualAtThatTime(minutes, i);
    if (hot) {
      if (last !== undefined && i - last.last <= JOIN_MINUTES) last.last = i;
      else found.push({ first: i, last: i, recent: recent.value });
    }
    const current = found.at(-1);
    const within = hot && current !== undefined && i - current.first < MAX_INCIDENT_MINUTES;
    if (!within) recent.push(count);
  }
  return found.map((one) => described(minutes, one, now));
}

interface Found {
  first: number;
  last: number;
  /** Median of the preceding INCIDENT_BASELINE_MINUTES minutes. */
  recent: number;
}

/**
 * Describes a range of minutes, whether it is an incident or not. `first` and `last` are indices of `ended`, both
 * included.
 */
export function describeMinutes(minutes: EndedMinutes, first: number, last: number, now: Millis): Incident {
  const before = Array.from({ length: INCIDENT_BASELINE_MINUTES }, (_, i) => first - 1 - i).filter(
    (i) => i >= minutes.known,
  );
  return described(minutes, { first, last, recent: median(before.map((i) => minutes.ended[i] ?? 0)) }, now);
}

function described(minutes: EndedMinutes, { first, last, recent }: Found, now: Millis): Incident {
  const at = (i: number): Millis => minutes.start + i * MINUTE;
  let sum = 0;
  let usual = 0;
  let peak = first;
  for (let i = first; i <= last; i++) {
    const count = minutes.ended[i] ?? 0;
    sum += count;
    usual += Math.max(recent, median(sameMinutes(minutes, i).map((same) => minutes.ended[same] ?? 0)));
    if (count > (minutes.ended[peak] ?? 0)) peak = i;
  }
  return {
    from: at(first),
    to: at(last + 1),
    ongoing: now < at(last + 1 + JOIN_MINUTES),
    ended: sum,
    usual,
    peakPerMinute: minutes.ended[peak] ?? 0,
    peakAt: at(peak),
  };
}

/** Indices of the same minute on the days before, as far as they are known. */
function sameMinutes({ known }: EndedMinutes, i: number): number[] {
  return Array.from({ length: SAME_MINUTE_DAYS }, (_, day) => i - (day + 1) * DAY_MINUTES).filter(
    (same) => same >= known,
  );
}

function usualAtThatTime(minutes: EndedMinutes, i: number): number {
  return median(
    sameMinutes(minutes, i).map((same) => {
      let highest = 0;
      for (let near = same - SAME_MINUTE_TOLERANCE; near <= same + SAME_MINUTE_TOLERANCE; near++) {
        highest = Math.max(highest, minutes.ended[near] ?? 0);
      }
      return highest;
    }),
  );
}
