import { DAY, HOUR } from "@/lib/time/units";

/** 1 January 1970 was a Thursday; the fifth a Monday. */
const MONDAY = Date.UTC(1970, 0, 5);

/** Monday to Sunday in short words. */
export function weekdayNames(locale: string, style: "short" | "long" = "short"): string[] {
  const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: style });
  return Array.from({ length: 7 }, (_, i) => format.format(MONDAY + i * DAY));
}

/** The hours of a day from when to when: 09:00–10:00. */
export function clockHours(): string[] {
  const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
  return Array.from({ length: 24 }, (_, hour) => `${clock(hour)}–${clock(hour + 1)}`);
}

/** The hours of a day as a clock writes them. */
export function columnNames(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return Array.from({ length: 24 }, (_, hour) => format.format(MONDAY + hour * HOUR));
}
