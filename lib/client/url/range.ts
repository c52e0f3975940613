import { parseAsStringLiteral } from "nuqs";
import type { TimeRange } from "@/lib/time/range";
import { DAY, HOUR } from "@/lib/time/units";
import { fromLocal, toLocal } from "@/lib/time/zone";
import { parseAsInstant } from "./parsers";
import { toRange } from "./view";

export const RANGE_PRESETS = ["1h", "6h", "24h", "7d", "30d", "90d", "1y", "today", "yesterday", "all"] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

/** Pages with a range. */
export const RANGED_PAGES: readonly string[] = [
  "/activity",
  "/platforms",
  "/statuses",
  "/events",
  "/connections",
  "/incidents",
  "/health",
];

/** What an address asks for: a preset, or a range with both ends. */
export type RangeChoice = RangePreset | TimeRange;

/** The range of a page. Times are in milliseconds. The range ends before `to`. */
export interface PageRange {
  /** Null for a range that the user picked. */
  preset: RangePreset | null;
  /** Null for all of history. */
  from: number | null;
  to: number;
  /** The frozen now of the page. */
  now: number;
  /** The range has passed. Only events that arrive late can change it. */
  closed: boolean;
  /** The range that it is compared with; null for none, and for all of history. */
  previous: TimeRange | null;
  zone: string;
}

/** What a range is compared with: the period right before, the same time a day or a week before, or nothing. */
export const COMPARISONS = ["previous", "day", "week", "none"] as const;
export type Comparison = (typeof COMPARISONS)[number];
/** How many days before those comparisons are that keep the time of day. */
export const SHIFT_DAYS = { day: 1, week: 7 } as const;

/** The parameter `compare` of the address. */
export const parseAsComparison = parseAsStringLiteral(COMPARISONS);

/** Whether a range can be compared so: it must not overlap what it is compared with. */
export function isComparable({ from, to }: Pick<PageRange, "from" | "to">, comparison: Comparison): boolean {
  if (comparison === "none") return true;
  if (from === null) return false;
  // A day may have 25 hours.
  return comparison === "previous" || to - from <= SHIFT_DAYS[comparison] * DAY + HOUR;
}

/** The same range, compared with another one. A comparison that does not fit it becomes the period before. */
export function withComparison(range: PageRange, comparison: Comparison): PageRange {
  const { from, to, zone } = range;
  if (comparison === "none") return { ...range, previous: null };
  if (comparison === "previous" || from === null || !isComparable(range, comparison)) return range;
  const earlier = (at: number) => daysBefore(at, SHIFT_DAYS[comparison], zone);
  return { ...range, previous: { from: earlier(from), to: earlier(to) } };
}

const HOURS: Partial<Record<RangePreset, number>> = { "1h": 1, "6h": 6 };
const DAYS: Partial<Record<RangePreset, number>> = { "24h": 1, "7d": 7, "30d": 30, "90d": 90 };

/** Parameters of the range of a page: a preset, or both ends. */
export const RANGE = {
  range: parseAsStringLiteral(RANGE_PRESETS),
  from: parseAsInstant,
  to: parseAsInstant,
};

interface RangeValues {
  range: RangePreset | null;
  from: number | null;
  to: number | null;
}

/** The range that parameters name; null if they name none that can be shown. */
export function toRangeChoice({ range, from, to }: RangeValues): RangeChoice | null {
  return range ?? toRange({ from, to });
}

/** Parameters that name a range. */
export function rangeParameters(choice: RangeChoice): RangeValues {
  return typeof choice === "string" ? { range: choice, from: null, to: null } : { range: null, ...choice };
}

/** The same time of day some days earlier on the calendar of `zone`, also across a change of summer time. */
export function daysBefore(at: number, days: number, zone: string): number {
  return fromLocal(toLocal(at, zone) - days * DAY, zone);
}

/** The same day and time a year earlier. 29 February becomes 1 March. */
function yearBefore(at: number, zone: string): number {
  const local = new Date(toLocal(at, zone));
  return fromLocal(local.setUTCFullYear(local.getUTCFullYear() - 1), zone);
}

function midnight(at: number, zone: string): number {
  return fromLocal(Math.floor(toLocal(at, zone) / DAY) * DAY, zone);
}

/**
 * Resolves a choice at a frozen `now`. Days and longer units follow the calendar of `zone`, and so does the range that
 * they are compared with: today until now is compared with yesterday until the same time of day.
 */
export function resolvePageRange(choice: RangeChoice, now: number, zone: string): PageRange {
  const pageRange = (preset: RangePreset | null, from: number, to: number, previous: TimeRange): PageRange => ({
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
    return pageRange(null, from, to, { from: from - (to - from), to: from });
  }
  if (choice === "all") return { preset: "all", from: null, to: now, now, closed: false, previous: null, zone };
  if (choice === "today" || choice === "yesterday") {
    const today = midnight(now, zone);
    const yesterday = daysBefore(today, 1, zone);
    return choice === "today"
      ? pageRange(choice, today, now, { from: yesterday, to: daysBefore(now, 1, zone) })
      : pageRange(choice, yesterday, today, { from: daysBefore(yesterday, 1, zone), to: yesterday });
  }
  if (choice === "1y") {
    const from = yearBefore(now, zone);
    return pageRange(choice, from, now, { from: yearBefore(from, zone), to: from });
  }
  const hours = HOURS[choice];
  const back = (at: number) => (hours ? at - hours * HOUR : daysBefore(at, DAYS[choice] ?? 0, zone));
  const from = back(now);
  return pageRange(choice, from, now, { from: back(from), to: from });
}

/** `from` and `to` as the API and addresses take them. */
export function isoRange(range: { from: number | null; to: number }): { from?: string; to: string } {
  const to = new Date(range.to).toISOString();
  return range.from === null ? { to } : { from: new Date(range.from).toISOString(), to };
}
