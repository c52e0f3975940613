import { formatDate, formatOffset, formatTime } from "@/lib/time/format";
import { readMoment } from "@/lib/time/read-moment";

export interface TypedMoment {
  /** In ms; null if the text is empty or wrong. */
  at: number | null;
  problem: "notUnderstood" | "future" | null;
}

interface Reading {
  /** The moment that the text was written from, in ms; null if there is none. */
  value: number | null;
  zone: string;
  now: number;
  /** The last moment that may be chosen; null if every moment may. */
  latest: number | null;
}

/** The text of a moment in a field: `2026-11-22 21:04:10`. */
export const momentText = (at: number, zone: string): string => `${formatDate(at, zone)} ${formatTime(at, zone)}`;

/** Reads the text of a field. A text that was not changed keeps the milliseconds of its value. */
export function readTyped(text: string, { value, zone, now, latest }: Reading): TypedMoment {
  if (text.trim() === "") return { at: null, problem: null };
  if (value !== null && text === momentText(value, zone)) return { at: value, problem: null };
  const at = readMoment(text, { now, zone });
  if (at === null) return { at, problem: "notUnderstood" };
  return latest !== null && at > latest ? { at: null, problem: "future" } : { at, problem: null };
}

/** What a typed text means, such as `2026-11-25 21:10:00 (UTC+8)`; empty if the text itself says so. */
export function readingOf(text: string, at: number | null, zone: string): string {
  if (at === null || text.trim() === momentText(at, zone)) return "";
  return `${momentText(at, zone)} (${formatOffset(at, zone)})`;
}
