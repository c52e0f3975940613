import type { Moment } from "@/lib/presence/explain/message";
import type { Millis } from "@/lib/time/units";
import { offsetAt } from "../offset";
import type { Speech } from "./speech";

/** What a clock and a calendar on the wall in `timeZone` show. */
function wall(at: Millis, timeZone: string) {
  const { ms, sign, hours, minutes } = offsetAt(at, timeZone);
  const local = new Date(at + ms).toISOString();
  const size = `${hours}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}`;
  return {
    day: local.slice(0, 10),
    minutes: local.slice(11, 16),
    seconds: local.slice(11, 19),
    offset: ms === 0 ? "UTC" : `UTC${sign === "-" ? "−" : "+"}${size}`,
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
