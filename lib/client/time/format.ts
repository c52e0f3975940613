const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times what using one does, and a list uses it on every row. */
function numbers(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit",
      hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3,
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
  const parts = Object.fromEntries(numbers(zone).formatToParts(at).map((part) => [part.type, part.value]));
  const read = (name: keyof WallClock) => parts[name] ?? "";
  return {
    year: read("year"), month: read("month"), day: read("day"), hour: read("hour"),
    minute: read("minute"), second: read("second"), fractionalSecond: read("fractionalSecond"),
  };
}

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

/** Milliseconds that a clock in `zone` is ahead of UTC at an instant; negative west of it. */
export function offsetAt(at: number, zone: string): number {
  const w = wallClock(at, zone);
  const asUtc = Date.UTC(
    Number(w.year), Number(w.month) - 1, Number(w.day), Number(w.hour), Number(w.minute), Number(w.second),
  );
  return asUtc - Math.floor(at / 1000) * 1000;
}

/** `UTC+8`, `UTC−3:30`, `UTC`: how far `zone` is from UTC at an instant. */
export function zoneOffset(at: number, zone: string): string {
  const minutes = Math.round(offsetAt(at, zone) / 60_000);
  if (minutes === 0) return "UTC";
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? "" : `:${String(size % 60).padStart(2, "0")}`;
  return `UTC${minutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${rest}`;
}

/** Everything there is to know of an instant: `2026-11-22 21:04:10.497 Asia/Shanghai (UTC+8)`. */
export function formatFull(at: number, zone: string): string {
  return `${dayOf(at, zone)} ${formatClock(at, zone)}.${wallClock(at, zone).fractionalSecond} ${zone} (${zoneOffset(at, zone)})`;
}
