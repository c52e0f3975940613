import { offsetAt, wallClock } from "@/lib/time/zone";
import { MINUTE } from "@/lib/time/units";

/** `2026-11-22`: the day in `zone`, for grouping. */
export function dayOf(at: number, zone: string): string {
  const { year, month, day } = wallClock(at, zone);
  return `${year}-${month}-${day}`;
}

/** `21:04:10`, the time of day. */
export function formatClock(at: number, zone: string): string {
  const { hour, minute, second } = wallClock(at, zone);
  return `${hour}:${minute}:${second}`;
}

/**
 * As short as is unambiguous: the time of day, with the date before it unless it is today's in `zone`.
 * The same in every language: `2026-11-22 21:04:10` is read wrongly nowhere.
 */
export function formatInstant(at: number, zone: string, now: number): string {
  const clock = formatClock(at, zone);
  const day = dayOf(at, zone);
  return day === dayOf(now, zone) ? clock : `${day} ${clock}`;
}

/** `UTC+8`, `UTC−3:30`, `UTC`: how far `zone` is from UTC at an instant. */
export function zoneOffset(at: number, zone: string): string {
  const minutes = Math.round(offsetAt(at, zone) / MINUTE);
  if (minutes === 0) return "UTC";
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? "" : `:${String(size % 60).padStart(2, "0")}`;
  return `UTC${minutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${rest}`;
}

/** Everything there is to know of an instant: `2026-11-22 21:04:10.497 Asia/Shanghai (UTC+8)`. */
export function formatFull(at: number, zone: string): string {
  return `${dayOf(at, zone)} ${formatClock(at, zone)}.${wallClock(at, zone).fractionalSecond} ${zone} (${zoneOffset(at, zone)})`;
}
