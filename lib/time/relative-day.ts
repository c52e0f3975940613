import { formatDate } from "./format";
import { DAY, type Millis } from "./units";

/** The name of the calendar day of `at` as seen at `now`: "today", "yesterday", or null for any other day. */
export function relativeDay(at: Millis, zone: string, now: Millis): "today" | "yesterday" | null {
  const [date, today] = [formatDate(at, zone), formatDate(now, zone)];
  if (date === today) return "today";
  return date === dayBefore(today) ? "yesterday" : null;
}

/** The calendar day before, by the calendar alone: a day with a clock change does not have 24 hours. */
function dayBefore(date: string): string {
  return new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);
}
