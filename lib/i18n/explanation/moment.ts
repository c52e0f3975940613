import type { Moment } from "@/lib/presence/explain/saying";
import type { Millis } from "@/lib/presence/types";
import type { Speech } from "./speech";

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock and a calendar on the wall in `timeZone` show. */
function wall(at: Millis, timeZone: string) {
  let format = clocks.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit",
      hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "shortOffset",
    });
    clocks.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return {
    day: `${read("year")}-${read("month")}-${read("day")}`,
    minutes: `${read("hour")}:${read("minute")}`,
    seconds: `${read("hour")}:${read("minute")}:${read("second")}`,
    offset: read("timeZoneName").replace("GMT", "UTC").replace("-", "−"),
  };
}

/**
 * A moment as a sentence holds it: `21:04`, `21:04:10`, `2026-11-22 21:04 (UTC+8)`. Dates are written as the console
 * writes them in every language.
 */
export function tellMoment({ moment, to, dated, zoned }: Moment, { timeZone, now, endedAt }: Speech): string {
  const at = wall(moment, timeZone);
  const clock = to === "minute" ? at.minutes : at.seconds;
  const time = at.day === wall(dated ? now : endedAt, timeZone).day ? clock : `${at.day} ${clock}`;
  return zoned ? `${time} (${at.offset})` : time;
}
