import type { InstantValue } from "@/lib/presence/explain/message";
import { formatDate, formatTime } from "@/lib/time/format";
import { relativeDay } from "@/lib/time/relative-day";
import type { Millis } from "@/lib/time/units";
import { hourOf } from "@/lib/time/zone";
import type { RenderOptions } from "./render-options";

/** `21:04`, `21:04:10`, `2026-11-22 21:04` */
export function formatInstantValue(
  { instant, precision, showDate }: InstantValue,
  { timeZone, now, endedAt }: RenderOptions,
): string {
  const date = formatDate(instant, timeZone);
  const time = formatTime(instant, timeZone, precision);
  return date === formatDate(showDate ? now : endedAt, timeZone) ? time : `${date} ${time}`;
}

/** The message `day.<key>` that says an instant as a person does, and its arguments. */
export function momentOf(
  at: Millis,
  { locale, timeZone, now }: RenderOptions,
): { key: string; values: Record<string, string> } {
  const time = formatTime(at, timeZone, "minute");
  const part = partOfDay(hourOf(at, timeZone));
  const day = relativeDay(at, timeZone, now);
  if (day !== null) return { key: day, values: { time, part } };
  const year = formatDate(at, timeZone).slice(0, 4) === formatDate(now, timeZone).slice(0, 4) ? undefined : "numeric";
  const written = new Intl.DateTimeFormat(locale, { timeZone, year, month: "long", day: "numeric" }).format(at);
  return { key: "other", values: { time, date: written } };
}

function partOfDay(hour: number): string {
  if (hour < 5) return "night";
  if (hour < 9) return "morning";
  if (hour < 11) return "forenoon";
  if (hour < 13) return "noon";
  return hour < 18 ? "afternoon" : "evening";
}
