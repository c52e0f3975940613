import { MIN_BURST_ENDS, MIN_BURST_RATIO, median } from "@/lib/presence/explain/burst";
import { MINUTE, type Millis } from "@/lib/time/units";
import { RunningMedian } from "./running-median";

/** What is usual is the median of as many minutes before: an hour follows the course of the day, half of it may be odd. */
export const USUAL_MINUTES = 60;
/** With less than this known, nothing can be told to be unusual. */
const LEAST_MINUTES = 10;
/** A class that ends at ten every day is no incident: as many days are looked back to the same minute. */
export const SAME_MINUTE_DAYS = 7;
/** People and clocks are not exact to the minute: of each of those days the busiest of as many minutes around. */
const SAME_MINUTE_AROUND = 2;
/** Days differ less than minutes do, and the busiest of five is already more than usual: three times is enough. */
export const SAME_MINUTE_TIMES = 3;
/** Hot minutes so far apart or less are one incident: clients try again in waves. */
const JOIN_MINUTES = 3;
/** What has gone on for longer is what is usual now: without an end, a lasting change would be one incident for ever. */
const LONGEST_MINUTES = 180;
const DAY_MINUTES = 1_440;

/** So many minutes before the first one looked at must be there for it to be judged. */
export const LOOK_BACK_MINUTES = SAME_MINUTE_DAYS * DAY_MINUTES + USUAL_MINUTES;
/** No incident lasts longer: after LONGEST_MINUTES, half of USUAL_MINUTES make the median follow. */
export const REACH_MINUTES = LONGEST_MINUTES + USUAL_MINUTES;

/** Connections that ended, minute by minute. */
export interface EndedMinutes {
  /** Start of the first minute. */
  start: Millis;
  /** One count a minute, without gaps. */
  ended: ArrayLike<number>;
  /** Index of the first minute of which anything is known; what is before it is not nothing, but unknown. */
  known: number;
}

export interface Incident {
  from: Millis;
  /** End of its last minute. */
  to: Millis;
  /** Minutes that follow may still belong to it. */
  ongoing: boolean;
  ended: number;
  /** How many would have been usual: the sum over its minutes of the higher of both medians. */
  usual: number;
  peakPerMinute: number;
  /** The first minute in which so many ended. */
  peakAt: Millis;
}

/**
 * Stretches in which far more connections ended than usual, oldest first, out of the minutes from index `first` on.
 * A minute is hot when at least BURST_LEAST ended in it, more than BURST_TIMES times the median of the USUAL_MINUTES
 * before it, and more than SAME_MINUTE_TIMES times what is usual at that time of the day: the median, over the
 * SAME_MINUTE_DAYS before, of the highest of that minute ± 2. Days that are not known do not count. Hot minutes at
 * most JOIN_MINUTES apart are one incident. Hot minutes are left out of the later medians, so that an incident of two
 * hours does not become its own usual; after LONGEST_MINUTES they count again.
 *
 * Over 18 simulated fortnights without an incident (apps of 50 to 5,000 users) that raises three alarms, of 11 to 13 ends
 * where 2 were usual. Were five ends enough, an app of 150 users would have one a day.
 */
export function findIncidents(minutes: EndedMinutes, first: number, now: Millis): Incident[] {
  const { ended, known } = minutes;
  const recent = new RunningMedian(USUAL_MINUTES);
  for (let i = Math.max(known, first - USUAL_MINUTES); i < first; i++) recent.push(ended[i] ?? 0);
  const found: Found[] = [];
  for (let i = Math.max(known, first); i < ended.length; i++) {
    const count = ended[i] ?? 0;
    const last = found.at(-1);
    const hot =
      count >= MIN_BURST_ENDS &&
      recent.count >= LEAST_MINUTES &&
      count > MIN_BURST_RATIO * recent.value &&
      count > SAME_MINUTE_TIMES * usualAtThatTime(minutes, i);
    if (hot) {
      if (last !== undefined && i - last.last <= JOIN_MINUTES) last.last = i;
      else found.push({ first: i, last: i, recent: recent.value });
    }
    const current = found.at(-1);
    const within = hot && current !== undefined && i - current.first < LONGEST_MINUTES;
    if (!within) recent.push(count);
  }
  return found.map((one) => described(minutes, one, now));
}

interface Found {
  first: number;
  last: number;
  /** Median of the hour before it. */
  recent: number;
}

/** What ended in a stretch of minutes, whether it is an incident or not. Indices of `ended`, the last included. */
export function describeStretch(minutes: EndedMinutes, first: number, last: number, now: Millis): Incident {
  const before = Array.from({ length: USUAL_MINUTES }, (_, i) => first - 1 - i).filter((i) => i >= minutes.known);
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

/** The same minute on the days before, as far as they are known. */
function sameMinutes({ known }: EndedMinutes, i: number): number[] {
  return Array.from({ length: SAME_MINUTE_DAYS }, (_, day) => i - (day + 1) * DAY_MINUTES).filter(
    (same) => same >= known,
  );
}

function usualAtThatTime(minutes: EndedMinutes, i: number): number {
  return median(
    sameMinutes(minutes, i).map((same) => {
      let highest = 0;
      for (let near = same - SAME_MINUTE_AROUND; near <= same + SAME_MINUTE_AROUND; near++) {
        highest = Math.max(highest, minutes.ended[near] ?? 0);
      }
      return highest;
    }),
  );
}
