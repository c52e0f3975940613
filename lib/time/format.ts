import { MINUTE, type Millis } from "./units";
import { offsetAt, wallClock } from "./zone";

/*
 * Dates and times are written in the same way in every language: `2026-11-22 21:04:10` is misread nowhere.
 * Every function takes an instant in milliseconds since the epoch and an IANA time zone.
 */

/** `2026-11-22` */
export function formatDate(at: Millis, zone: string): string {
  const { year, month, day } = wallClock(at, zone);
  return `${year}-${month}-${day}`;
}

/** `21:04:10`, or `21:04` */
export function formatTime(at: Millis, zone: string, precision: "minute" | "second" = "second"): string {
  const { hour, minute, second } = wallClock(at, zone);
  return precision === "minute" ? `${hour}:${minute}` : `${hour}:${minute}:${second}`;
}

/** The difference from UTC at an instant: `UTC+8`, `UTC−3:30`, `UTC`. */
export function formatOffset(at: Millis, zone: string): string {
  const { sign, hours, minutes } = offsetParts(offsetAt(at, zone));
  if (hours + minutes === 0) return "UTC";
  return `UTC${sign === "-" ? "−" : "+"}${hours}${minutes === 0 ? "" : `:${twoDigits(minutes)}`}`;
}

/** All that is known of an instant: `2026-11-22 21:04:10.497 Asia/Shanghai (UTC+8)`. */
export function formatFull(at: Millis, zone: string): string {
  const { fractionalSecond } = wallClock(at, zone);
  return `${formatDate(at, zone)} ${formatTime(at, zone)}.${fractionalSecond} ${zone} (${formatOffset(at, zone)})`;
}

/** ISO 8601 with milliseconds and the zone's offset: `2026-11-23T10:00:00.123+08:00`. */
export function formatIso(at: Millis, zone: string): string {
  const offset = offsetAt(at, zone);
  const { sign, hours, minutes } = offsetParts(offset);
  const local = new Date(at + offset).toISOString().slice(0, -1);
  return `${local}${sign}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

function offsetParts(offset: Millis): { sign: "+" | "-"; hours: number; minutes: number } {
  const total = Math.round(offset / MINUTE);
  const size = Math.abs(total);
  return { sign: total < 0 ? "-" : "+", hours: Math.floor(size / 60), minutes: size % 60 };
}

const twoDigits = (n: number) => String(n).padStart(2, "0");
