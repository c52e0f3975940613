import { floorTo, MINUTE, type Millis } from "./units";
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

/**
 * Writes instants as ISO 8601 with milliseconds and the zone's offset: `2026-11-23T10:00:00.123+08:00`. Rows of a file
 * follow each other in time, so the writer keeps the minute and the offset of the last one.
 */
export function isoIn(zone: string): (at: Millis) => string {
  let last = { minute: NaN, offset: NaN, before: "", after: "" };
  return (at) => {
    const offset = offsetAt(at, zone);
    const minute = floorTo(at + offset, MINUTE);
    if (minute !== last.minute || offset !== last.offset) {
      const { sign, hours, minutes } = offsetParts(offset);
      const before = new Date(minute).toISOString().slice(0, -"00.000Z".length);
      last = { minute, offset, before, after: `${sign}${twoDigits(hours)}:${twoDigits(minutes)}` };
    }
    const rest = String(100_000 + at + offset - minute);
    return `${last.before}${rest.slice(1, 3)}.${rest.slice(3)}${last.after}`;
  };
}

function offsetParts(offset: Millis): { sign: "+" | "-"; hours: number; minutes: number } {
  const total = Math.round(offset / MINUTE);
  const size = Math.abs(total);
  return { sign: total < 0 ? "-" : "+", hours: Math.floor(size / 60), minutes: size % 60 };
}

const twoDigits = (n: number) => String(n).padStart(2, "0");
