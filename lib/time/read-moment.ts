import { takeClock } from "./read-clock";
import { takeDay } from "./read-day";
import { DAY, HOUR, MINUTE, SECOND, type Millis } from "./units";
import { fromLocal, toLocal } from "./zone";

export interface MomentReading {
  /** The present, in ms since the epoch. */
  now: Millis;
  /** IANA name of the zone in which a text without an offset is meant. */
  zone: string;
}

const UNITS: Record<string, Millis> = {
  s: SECOND,
  秒: SECOND,
  m: MINUTE,
  分: MINUTE,
  h: HOUR,
  小: HOUR,
  d: DAY,
  天: DAY,
};
const AGO =
  /^(\d{1,6}) ?(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|秒钟?|分钟?|小时|天)(?: ago|之?前|以前)$/u;
const WITH_OFFSET = /^(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(z|utc|[+-]\d\d:?\d\d)$/;

/**
 * Reads a moment as a person types it, in English or Chinese: `21:10`, `yesterday 21:10`, `昨天 21:10`, `昨晚9点10分`,
 * `2026-11-26 21:10:00`, `Nov 26 21:10`, `10 minutes ago`, ISO 8601, or the milliseconds of an EventTime. What the text
 * leaves out is filled so that the moment is the latest one that is not in the future. A day without a time is its
 * beginning. Returns ms since the epoch; null for any other text.
 */
export function readMoment(typed: string, { now, zone }: MomentReading): Millis | null {
  const text = typed.normalize("NFKC").trim().toLowerCase().replace(/\s+/gu, " ");
  if (text === "now" || text === "现在") return now;
  if (/^\d{13}$/.test(text)) return Number(text);
  if (/^\d{10}$/.test(text)) return Number(text) * SECOND;
  const ago = AGO.exec(text);
  if (ago) return now - Number(ago[1]) * (UNITS[ago[2]?.charAt(0) ?? ""] ?? 0);
  const exact = WITH_OFFSET.exec(text);
  if (exact) return readExact(exact);
  return readLocal(text.replace(/(\d)t(\d)/, "$1 $2"), { now, zone });
}

function readExact([, date, time, offset]: RegExpExecArray): Millis | null {
  const at = Date.parse(`${date}T${time}${offset === "utc" || offset === "z" ? "Z" : offset}`);
  return Number.isNaN(at) ? null : at;
}

function readLocal(text: string, { now, zone }: MomentReading): Millis | null {
  const localNow = toLocal(now, zone);
  const day = takeDay(text, localNow);
  const clock = takeClock(day.rest);
  // Anything that is left was not understood.
  if (clock.rest.replace(/\b(?:at|on|the|of)\b|[,，的在]/gu, "").trim() !== "") return null;
  if (day.candidates === "none" && clock.time === null) return null;
  if (day.candidates === "invalid" || clock.time === "invalid") return null;
  const time = clock.time ?? 0;
  const today = Math.floor(localNow / DAY) * DAY;
  const days = day.candidates === "none" ? [today, today - DAY] : day.candidates;
  const moments = days.map((one) => fromLocal(one + time, zone));
  return moments.find((moment) => moment <= now) ?? moments[0] ?? null;
}
