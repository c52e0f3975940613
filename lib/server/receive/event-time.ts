import { isCredible } from "@/lib/presence/quarantine";
import type { TimeSource } from "@/lib/protocol/time-source";

interface Claims {
  /** EventTime of the body, RequestTime of the query: milliseconds since the epoch, null if absent. */
  eventTime: number | null;
  requestTime: number | null;
  receivedAt: number;
}

/** The time under which an event is stored. */
export interface StoredTime {
  time: number;
  timeSource: TimeSource;
  /** What the callback claims, if that is not credible and `time` therefore has another source. */
  claimedMs: number | null;
}

/**
 * Takes the time of an event from the first source that is credible. A time that is not credible is never stored as an
 * event time, so no list, sum or range has to expect the year 1970 or 33658.
 */
export function storedTime({ eventTime, requestTime, receivedAt }: Claims): StoredTime {
  const sources: readonly [TimeSource, number | null][] = [
    ["EventTime", eventTime],
    ["RequestTime", requestTime],
  ];
  let claimedMs: number | null = null;
  for (const [timeSource, time] of sources) {
    if (time === null) continue;
    if (isCredible(time, receivedAt)) return { time, timeSource, claimedMs };
    claimedMs ??= time;
  }
  return { time: receivedAt, timeSource: "receivedAt", claimedMs };
}
