import { DAY, floorTo, type Millis } from "./units";

/*
 * Calendar arithmetic in a time zone. A *local* time is the number whose UTC fields are what a clock in the zone shows.
 * A day of local time always has 24 hours, so midnights and round hours are found by plain division.
 */

/** The offset of a zone during one day (UTC): `before` until `changesAt`, `after` from then on. */
interface DayOffset {
  before: Millis;
  after: Millis;
  changesAt: Millis;
}

const MAX_CACHED_DAYS = 20_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<Millis, DayOffset>>();

/**
 * Milliseconds that clocks in `zone`, an IANA name, are ahead of UTC at an instant; negative west of UTC.
 * Offsets are cached by day, because Intl is slow. Throws RangeError if the zone does not exist.
 */
export function offsetAt(at: Millis, zone: string): Millis {
  const day = floorTo(at, DAY);
  let days = offsets.get(zone);
  if (days === undefined || days.size >= MAX_CACHED_DAYS) offsets.set(zone, (days = new Map<Millis, DayOffset>()));
  let offset = days.get(day);
  if (offset === undefined) days.set(day, (offset = readDay(day, zone)));
  return at < offset.changesAt ? offset.before : offset.after;
}

/** Finds the change of the offset within a day by bisection. No zone changes its offset twice within 24 hours. */
function readDay(day: Millis, zone: string): DayOffset {
  const before = readOffset(day, zone);
  const after = readOffset(day + DAY, zone);
  if (before === after) return { before, after, changesAt: day };
  let [low, high] = [day, day + DAY];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (readOffset(middle, zone) === before) low = middle;
    else high = middle;
  }
  return { before, after, changesAt: high };
}

function readOffset(at: Millis, zone: string): Millis {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const read = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const [year, month, day] = [read("year"), read("month") - 1, read("day")];
  return Date.UTC(year, month, day, read("hour"), read("minute"), read("second")) - floorTo(at, 1_000);
}

/** Building a format costs a hundred times as much as using it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  return format;
}

/** The local time of an instant. */
export function toLocal(at: Millis, zone: string): Millis {
  return at + offsetAt(at, zone);
}

/**
 * The instant at which clocks in `zone` show a local time. A local time that a change to summer time skips gives the
 * instant as far after the change. A local time that occurs twice gives its first instant.
 */
export function fromLocal(local: Millis, zone: string): Millis {
  const before = offsetAt(local - DAY, zone);
  const after = offsetAt(local + DAY, zone);
  const early = local - Math.max(before, after);
  const late = local - Math.min(before, after);
  if (toLocal(early, zone) === local) return early;
  return toLocal(late, zone) === local ? late : local - before;
}

export interface WallClock {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
  /** Milliseconds, three digits. */
  fractionalSecond: string;
}

/** What a calendar and a clock on a wall in `zone` show at an instant. */
export function wallClock(at: Millis, zone: string): WallClock {
  const [date = "", time = ""] = new Date(toLocal(at, zone)).toISOString().split("T");
  return {
    year: date.slice(0, -6),
    month: date.slice(-5, -3),
    day: date.slice(-2),
    hour: time.slice(0, 2),
    minute: time.slice(3, 5),
    second: time.slice(6, 8),
    fractionalSecond: time.slice(9, 12),
  };
}

/** The hour, 0 to 23, that clocks in `zone` show at an instant. */
export function hourOf(at: Millis, zone: string): number {
  return new Date(toLocal(at, zone)).getUTCHours();
}
