import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { fromLocal, toLocal } from "@/lib/time/zone";
import type { TimeRange } from "@/lib/time/range";

/** What the label of a mark shows: a time of day with or without seconds, a day, a month or a year. */
export type AxisUnit = "second" | "minute" | "day" | "month" | "year";

export interface Axis {
  unit: AxisUnit;
  marks: number[];
  /** Midnights in the zone; none if they would be too close. */
  midnights: number[];
  /** From 22:00 to 06:00 in the zone; none if they would be too narrow. */
  nights: TimeRange[];
}

const STEPS: readonly (readonly [step: number, unit: AxisUnit])[] = [
  [1000, "second"],
  [5000, "second"],
  [10_000, "second"],
  [30_000, "second"],
  [MINUTE, "minute"],
  [2 * MINUTE, "minute"],
  [5 * MINUTE, "minute"],
  [10 * MINUTE, "minute"],
  [30 * MINUTE, "minute"],
  [HOUR, "minute"],
  [2 * HOUR, "minute"],
  [3 * HOUR, "minute"],
  [6 * HOUR, "minute"],
  [12 * HOUR, "minute"],
  [DAY, "day"],
  [2 * DAY, "day"],
  [7 * DAY, "day"],
];
const MONTHS: readonly (readonly [months: number, unit: AxisUnit])[] = [
  [1, "month"],
  [2, "month"],
  [3, "month"],
  [6, "month"],
  [12, "year"],
  [24, "year"],
  [60, "year"],
  [120, "year"],
];
/** Monday, 5 January 1970: weeks begin on Mondays. */
const MONDAY = 4 * DAY;
const MONTH = 30.4 * DAY;

/**
 * A time axis with marks at round local times of a zone, also across changes of summer time.
 * @param pixels width of the range
 * @param minDistance minimum distance of two marks in pixels
 */
export function timeAxis(range: TimeRange, pixels: number, zone: string, minDistance = 84): Axis {
  const minStep = ((range.to - range.from) / Math.max(1, pixels)) * minDistance;
  const dayWidth = (DAY / (range.to - range.from)) * pixels;
  const even = STEPS.find(([step]) => step >= minStep);
  const months = MONTHS.find(([count]) => count * MONTH >= minStep) ?? ([120, "year"] as const);
  return {
    unit: even ? even[1] : months[1],
    marks: even ? evenMarks(range, even[0], zone) : monthMarks(range, months[0], zone),
    midnights: dayWidth >= 24 ? evenMarks(range, DAY, zone) : [],
    nights: dayWidth >= 36 ? nights(range, zone) : [],
  };
}

function inside(range: TimeRange) {
  return (at: number) => at >= range.from && at < range.to;
}

function evenMarks(range: TimeRange, step: number, zone: string): number[] {
  const origin = step === 7 * DAY ? MONDAY : 0;
  const low = toLocal(range.from, zone);
  const marks: number[] = [];
  for (let local = Math.floor((low - origin) / step) * step + origin; ; local += step) {
    const at = fromLocal(local, zone);
    if (at >= range.to) break;
    marks.push(at);
  }
  return [...new Set(marks)].filter(inside(range));
}

function monthMarks(range: TimeRange, count: number, zone: string): number[] {
  const start = new Date(toLocal(range.from, zone));
  const first = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / count) * count;
  const marks: number[] = [];
  for (let month = first; ; month += count) {
    const at = fromLocal(Date.UTC(Math.floor(month / 12), month % 12, 1), zone);
    if (at >= range.to) break;
    marks.push(at);
  }
  return marks.filter(inside(range));
}

function nights(range: TimeRange, zone: string): TimeRange[] {
  const list: TimeRange[] = [];
  const firstDay = Math.floor(toLocal(range.from, zone) / DAY) * DAY;
  for (let day = firstDay - DAY; ; day += DAY) {
    const from = fromLocal(day + 22 * HOUR, zone);
    if (from >= range.to) break;
    const night = { from: Math.max(from, range.from), to: Math.min(fromLocal(day + 30 * HOUR, zone), range.to) };
    if (night.to > night.from) list.push(night);
  }
  return list;
}
