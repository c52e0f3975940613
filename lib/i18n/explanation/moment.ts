import type { Moment } from "@/lib/presence/explain/saying";
import type { Millis } from "@/lib/presence/types";
import type { Locale } from "../locale";
import type { Speech } from "./speech";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock and a calendar on the wall in `timeZone` show. */
function wall(at: Millis, timeZone: string) {
  let format = clocks.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric",
      hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "shortOffset",
    });
    clocks.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return {
    year: read("year"),
    day: `${read("month")}-${read("day")}`,
    month: Number(read("month")),
    dayOfMonth: Number(read("day")),
    minutes: `${read("hour")}:${read("minute")}`,
    seconds: `${read("hour")}:${read("minute")}:${read("second")}`,
    offset: read("timeZoneName").replace("GMT", "UTC"),
  };
}

/** A moment as a sentence holds it: `21:04`, `21:04:10`, `22 Nov 21:04`, `22 Nov 2025 21:04 (UTC+8)`. */
export function tellMoment({ moment, to, dated, zoned }: Moment, { locale, timeZone, now, endedAt }: Speech): string {
  const at = wall(moment, timeZone);
  const beside = wall(dated ? now : endedAt, timeZone);
  const clock = to === "minute" ? at.minutes : at.seconds;
  const sameDay = at.year === beside.year && at.day === beside.day;
  const time = sameDay ? clock : `${dateOf(at, at.year !== wall(now, timeZone).year, locale)} ${clock}`;
  return zoned ? `${time} (${at.offset})` : time;
}

function dateOf({ year, month, dayOfMonth }: ReturnType<typeof wall>, withYear: boolean, locale: Locale): string {
  if (locale === "zh-CN") return `${withYear ? `${year}年` : ""}${month}月${dayOfMonth}日`;
  return `${dayOfMonth} ${MONTHS[month - 1]}${withYear ? ` ${year}` : ""}`;
}
