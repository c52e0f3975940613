import { parseAsNumberLiteral } from "nuqs";
import type { OnlinePoint } from "@/lib/contracts/stats/online";
import type { ChartPoint } from "../charts/series";
import type { TimeRange } from "@/lib/time/range";
import { floorTo, HOUR } from "@/lib/time/units";
import { daysBefore, SHIFT_DAYS, type Comparison } from "../url/range";

/** How many hours back the live curve can reach. */
export const TREND_HOURS = [3, 6, 12, 24] as const;
export type TrendHours = (typeof TREND_HOURS)[number];

/** What the number of users online is compared with. */
export const COMPARED = { yesterday: "day", lastWeek: "week" } as const;
export type Compared = keyof typeof COMPARED;

/** Moves a time back to the earlier time that it is compared with, or ahead again. */
export interface Shift {
  back: (at: number) => number;
  ahead: (at: number) => number;
}

/** The parameter `hours` of the address. */
export const TREND_PARAMETER = {
  hours: parseAsNumberLiteral(TREND_HOURS).withDefault(12).withOptions({ history: "push", clearOnDefault: false }),
};

/** The range of the curve: this many whole hours before the current hour, and the current hour to its end. */
export function trendRange(now: number, hours: TrendHours): TimeRange {
  const hour = floorTo(now, HOUR);
  return { from: hour - hours * HOUR, to: hour + HOUR };
}

/** How a comparison moves the times of a range: by days on the clock of `zone`, or by its length. Null for none. */
export function shiftOf(comparison: Comparison, { from, to }: TimeRange, zone: string): Shift | null {
  if (comparison === "none") return null;
  if (comparison === "previous") return { back: (at) => at - (to - from), ahead: (at) => at + (to - from) };
  const days = SHIFT_DAYS[comparison];
  return { back: (at) => daysBefore(at, days, zone), ahead: (at) => daysBefore(at, -days, zone) };
}

export interface Value {
  at: number;
  users: number;
}

/** Users online at each point of an earlier curve, at the times that they are compared with. */
export function movedAhead(points: readonly OnlinePoint[], { ahead }: Pick<Shift, "ahead">): Value[] {
  return points.map(({ t, users }) => ({ at: ahead(Date.parse(t)), users }));
}

/** The curve up to now, which ends in the number that stands above it. */
export function upToNow(points: readonly OnlinePoint[], live: { asOf: string; users: number } | null): Value[] {
  const values = movedAhead(points, { ahead: (at) => at });
  if (!live) return values;
  const at = Date.parse(live.asOf);
  return [...values.filter((value) => value.at < at), { at, users: live.users }];
}

/** A curve's newest point that is not later than a moment, if that is at most `reach` ms before. */
export function pointAt(values: readonly Value[], at: number, reach: number): Value | null {
  const value = values.findLast((candidate) => candidate.at <= at);
  return value && at - value.at <= reach ? value : null;
}

/** What a curve reads at a moment. */
export function valueAt(values: readonly Value[], at: number, reach: number): number | null {
  return pointAt(values, at, reach)?.users ?? null;
}

/** Between two points of a curve lie at most five minutes; beyond twice that it knows nothing. */
export const REACH = HOUR / 6;

/** Both curves as one chart takes them: a point for every time of either. The current one ends at its newest point. */
export function trendPoints(current: readonly Value[], before: readonly Value[], end: number): ChartPoint[] {
  const newest = current.at(-1)?.at ?? -Infinity;
  const times = [...new Set([...current, ...before].map(({ at }) => at))].sort((a, b) => a - b);
  return times.map((t, i) => ({
    t,
    to: times[i + 1] ?? end,
    values: {
      current: t <= newest ? valueAt(current, t, REACH) : null,
      before: valueAt(before, t, REACH),
    },
  }));
}

/** How much more than before, as a part of it: 0.03 for 3 % more; null where there is nothing to compare with. */
export function change(now: number, before: number | null): number | null {
  return before === null || before === 0 ? null : (now - before) / before;
}
