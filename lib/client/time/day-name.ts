import { formatDate } from "@/lib/time/format";
import { DAY, type Millis } from "@/lib/time/units";

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
  const date = formatDate(at, zone);
  const today = formatDate(now, zone);
  if (date === today) return "today";
  if (date === dayBefore(today)) return "yesterday";
  return { date: shortDate(locale, zone, date.slice(0, 4) !== today.slice(0, 4)).format(at) };
}

/** The calendar day before, by the calendar alone: a day with a clock change does not have 24 hours. */
function dayBefore(date: string): string {
  return new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);
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
