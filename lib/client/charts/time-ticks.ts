import { timeAxis, type AxisUnit } from "../timeline-chart/axis";
import type { TimeRange } from "@/lib/time/range";
import { DAY } from "@/lib/time/units";
import { toLocal } from "@/lib/time/zone";

const FORMATS: Record<AxisUnit, Intl.DateTimeFormatOptions> = {
  second: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  minute: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  day: { month: "short", day: "numeric" },
  month: { year: "numeric", month: "short" },
  year: { year: "numeric" },
};

export interface TimeTick {
  at: number;
  label: string;
}

/** Marks at round times of the zone's clock; a midnight among times of day says its date instead. */
export function timeTicks(range: TimeRange, pixels: number, zone: string, locale: string): TimeTick[] {
  const axis = timeAxis(range, pixels, zone, pixels < 500 ? 62 : 84);
  const format = (unit: AxisUnit) => new Intl.DateTimeFormat(locale, { ...FORMATS[unit], timeZone: zone });
  const [own, day] = [format(axis.unit), format("day")];
  const ofDay = axis.unit === "second" || axis.unit === "minute";
  return axis.marks.map((at) => ({ at, label: (ofDay && toLocal(at, zone) % DAY === 0 ? day : own).format(at) }));
}

/** The buckets that the marks fall into, for an axis of buckets: by where each begins. `starts` ascend. */
export function bucketTicks(ticks: readonly TimeTick[], starts: readonly number[]): TimeTick[] {
  const found = new Map<number, string>();
  for (const tick of ticks) {
    const start = starts.findLast((t) => t <= tick.at);
    if (start !== undefined && !found.has(start)) found.set(start, tick.label);
  }
  return [...found].map(([at, label]) => ({ at, label }));
}

/**
 * A range as text: `Nov 22, 21:00 – 22:00`. The date appears twice only if it differs; whole days have no clock times.
 */
export function rangeText(from: number, to: number, zone: string, locale: string): string {
  const wholeDays = [from, to].every((at) => toLocal(at, zone) % DAY === 0);
  if (wholeDays) {
    const day = new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      weekday: "short",
      year: "numeric",
      month: "short",
      day: "numeric",
    });
    return to - from <= 1.1 * DAY ? day.format(from) : day.formatRange(from, to - 1);
  }
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatRange(from, to);
}
