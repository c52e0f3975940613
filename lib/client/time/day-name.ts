import { formatDate } from "@/lib/time/format";
import { relativeDay } from "@/lib/time/relative-day";
import type { Millis } from "@/lib/time/units";

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * How a reader names the day of an instant: "today", "yesterday", or a short date in the language of `locale`. The date
 * has a year unless that is the year of `now`. `zone` is an IANA name.
 */
export function dayName(
  at: Millis,
  zone: string,
  now: Millis,
  locale: string,
): "today" | "yesterday" | { date: string } {
  const sameYear = formatDate(at, zone).slice(0, 4) === formatDate(now, zone).slice(0, 4);
  return relativeDay(at, zone, now) ?? { date: shortDate(locale, zone, !sameYear).format(at) };
}

/** Building a format costs a hundred times as much as using it. */
function shortDate(locale: string, timeZone: string, withYear: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${withYear}`;
  let format = formats.get(key);
  if (!format) {
    const year = withYear ? ({ year: "numeric" } as const) : {};
    format = new Intl.DateTimeFormat(locale, { timeZone, month: "short", day: "numeric", ...year });
    formats.set(key, format);
  }
  return format;
}
