import { DAY } from "./units";

/*
 * Calendar arithmetic in a zone. A *local* time is the number whose UTC fields are what a clock in the zone reads:
 * days of it are always 24 hours long, so that midnights and round hours are found by plain division.
 */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times what using one does, and a list uses it on every row. */
function numbers(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      fractionalSecondDigits: 3,
    });
    formats.set(zone, format);
  }
  return format;
}

interface WallClock {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
  fractionalSecond: string;
}

/** What a clock on the wall in `zone` reads at an instant (milliseconds since the epoch). */
export function wallClock(at: number, zone: string): WallClock {
  const parts = Object.fromEntries(
    numbers(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const read = (name: keyof WallClock) => parts[name] ?? "";
  return {
    year: read("year"),
    month: read("month"),
    day: read("day"),
    hour: read("hour"),
    minute: read("minute"),
    second: read("second"),
    fractionalSecond: read("fractionalSecond"),
  };
}

/** Milliseconds that a clock in `zone` is ahead of UTC at an instant; negative west of it. */
export function offsetAt(at: number, zone: string): number {
  const w = wallClock(at, zone);
  const asUtc = Date.UTC(
    Number(w.year),
    Number(w.month) - 1,
    Number(w.day),
    Number(w.hour),
    Number(w.minute),
    Number(w.second),
  );
  return asUtc - Math.floor(at / 1000) * 1000;
}

/** What a clock in `zone` reads at an instant, as the milliseconds of a clock in UTC that reads the same. */
export function toLocal(at: number, zone: string): number {
  return at + offsetAt(at, zone);
}

/**
 * The instant at which a clock in `zone` reads a local time. An hour that a change to summer time leaves out gives
 * the instant as far after the change; one that occurs twice gives its first.
 */
export function fromLocal(local: number, zone: string): number {
  const before = offsetAt(local - DAY, zone);
  const after = offsetAt(local + DAY, zone);
  const early = local - Math.max(before, after);
  const late = local - Math.min(before, after);
  return toLocal(early, zone) === local ? early : toLocal(late, zone) === local ? late : local - before;
}
