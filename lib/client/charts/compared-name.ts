import type { TimeRange } from "@/lib/time/range";
import { formatTime } from "@/lib/time/format";
import { DAY } from "@/lib/time/units";
import { fromLocal, toLocal } from "@/lib/time/zone";
import { rangeText } from "./time-ticks";

/**
 * How a range that figures are compared with is called: by its times if all of it was yesterday, else in full.
 * @param yesterday makes the name of a part of yesterday, such as `Yesterday, 00:00–12:00`
 */
export function comparedName(
  { from, to }: TimeRange,
  now: number,
  zone: string,
  locale: string,
  yesterday: (clock: string) => string,
): string {
  const today = Math.floor(toLocal(now, zone) / DAY) * DAY;
  const isYesterday = from >= fromLocal(today - DAY, zone) && to <= fromLocal(today, zone);
  if (!isYesterday) return rangeText(from, to, zone, locale);
  const end = toLocal(to, zone) === today ? "24:00" : formatTime(to, zone, "minute");
  return yesterday(`${formatTime(from, zone, "minute")}–${end}`);
}
