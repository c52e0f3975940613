import { instantQuery } from "@/lib/contracts/common";
import type { TimeRange } from "@/lib/time/range";
import { DAY, HOUR } from "@/lib/time/units";
import { fromLocal, toLocal } from "@/lib/time/zone";

export const RANGE_PRESETS = ["1h", "6h", "24h", "7d", "30d", "90d", "1y", "today", "yesterday", "all"] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

/** What an address asks for: a preset, or a stretch of its own. */
export type RangeChoice = RangePreset | TimeRange;

/** The range a page speaks of, all in milliseconds; `to` is not part of it. */
export interface PageRange {
  /** Null for a stretch that was picked. */
  preset: RangePreset | null;
  /** Null for all of history. */
  from: number | null;
  to: number;
  /** The page's frozen now. */
  now: number;
  /** Nothing can happen in it any more but what comes late. */
  closed: boolean;
  /** As long, right before; null for all of history. */
  previous: TimeRange | null;
  zone: string;
}

const HOURS: Partial<Record<RangePreset, number>> = { "1h": 1, "6h": 6 };
const DAYS: Partial<Record<RangePreset, number>> = { "24h": 1, "7d": 7, "30d": 30, "90d": 90 };

/** The range an address names, or null where it names none that can be shown. */
export function readRangeChoice(search: URLSearchParams): RangeChoice | null {
  const preset = RANGE_PRESETS.find((name) => name === search.get("range"));
  if (preset) return preset;
  const [from, to] = ["from", "to"].map((name) => {
    const value = search.get(name);
    return instantQuery.safeParse(value).success ? Date.parse(value ?? "") : NaN;
  });
  return from !== undefined && to !== undefined && to > from ? { from, to } : null;
}

/** The same address with another range; everything else stays. */
export function withRangeChoice(search: URLSearchParams, choice: RangeChoice): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of ["range", "from", "to"]) next.delete(name);
  if (typeof choice === "string") next.set("range", choice);
  else {
    next.set("from", new Date(choice.from).toISOString());
    next.set("to", new Date(choice.to).toISOString());
  }
  return next;
}

/** The same time of day so many days earlier on the calendar of `zone`, whatever summer time did meanwhile. */
function daysBefore(at: number, days: number, zone: string): number {
  return fromLocal(toLocal(at, zone) - days * DAY, zone);
}

/** The same day and time a year earlier; 29 February becomes 1 March. */
function yearBefore(at: number, zone: string): number {
  const local = new Date(toLocal(at, zone));
  return fromLocal(local.setUTCFullYear(local.getUTCFullYear() - 1), zone);
}

function midnight(at: number, zone: string): number {
  return fromLocal(Math.floor(toLocal(at, zone) / DAY) * DAY, zone);
}

/**
 * What a choice means at a frozen `now`. Lengths of days and more, today and yesterday follow the calendar of `zone`,
 * and so does what they are compared with: today until now with yesterday until the same time.
 */
export function resolvePageRange(choice: RangeChoice, now: number, zone: string): PageRange {
  const say = (preset: RangePreset | null, from: number, to: number, previous: TimeRange): PageRange => ({
    preset,
    from,
    to,
    now,
    closed: to <= now && (preset === null || preset === "yesterday"),
    previous,
    zone,
  });
  if (typeof choice !== "string") {
    const { from, to } = choice;
    return say(null, from, to, { from: from - (to - from), to: from });
  }
  if (choice === "all") return { preset: "all", from: null, to: now, now, closed: false, previous: null, zone };
  if (choice === "today" || choice === "yesterday") {
    const today = midnight(now, zone);
    const yesterday = daysBefore(today, 1, zone);
    return choice === "today"
      ? say(choice, today, now, { from: yesterday, to: daysBefore(now, 1, zone) })
      : say(choice, yesterday, today, { from: daysBefore(yesterday, 1, zone), to: yesterday });
  }
  if (choice === "1y") {
    const from = yearBefore(now, zone);
    return say(choice, from, now, { from: yearBefore(from, zone), to: from });
  }
  const hours = HOURS[choice];
  const back = (at: number) => (hours ? at - hours * HOUR : daysBefore(at, DAYS[choice] ?? 0, zone));
  const from = back(now);
  return say(choice, from, now, { from: back(from), to: from });
}

/** `from` and `to` as the interface and every address take them. */
export function isoRange(range: { from: number | null; to: number }): { from?: string; to: string } {
  const to = new Date(range.to).toISOString();
  return range.from === null ? { to } : { from: new Date(range.from).toISOString(), to };
}
