import { parseAsNumberLiteral } from "nuqs";
import type { OnlinePoint } from "@/lib/contracts/stats/online";
import type { ChartPoint } from "../charts/series";
import type { TimeRange } from "@/lib/time/range";
import { floorTo, DAY, HOUR } from "@/lib/time/units";
import { fromLocal, toLocal } from "@/lib/time/zone";

/** How many hours back the live curve can reach. */
export const TREND_HOURS = [3, 6, 12, 24] as const;
export type TrendHours = (typeof TREND_HOURS)[number];

/** What the curve is compared with, in days before. */
export const COMPARED = { yesterday: 1, lastWeek: 7 } as const;
export type Compared = keyof typeof COMPARED;

/** The parameter `hours` of the address. */
export const TREND_PARAMETER = {
  hours: parseAsNumberLiteral(TREND_HOURS).withDefault(12).withOptions({ history: "push", clearOnDefault: false }),
};

/** The range of the curve: this many whole hours before the current hour, and the current hour to its end. */
export function trendRange(now: number, hours: TrendHours): TimeRange {
  const hour = floorTo(now, HOUR);
  return { from: hour - hours * HOUR, to: hour + HOUR };
}

/** The same time on the clock of `zone` this many days earlier, also across a change of summer time. */
export function sameClock(at: number, days: number, zone: string): number {
  return fromLocal(toLocal(at, zone) - days * DAY, zone);
}

export interface Value {
  at: number;
  users: number;
}

/** Users online at each point, moved so many days ahead, to lie under the same time of the clock. */
export function movedAhead(points: readonly OnlinePoint[], days: number, zone: string): Value[] {
  return points.map(({ t, users }) => ({ at: sameClock(Date.parse(t), -days, zone), users }));
}

/** The curve up to now, which ends in the number that stands above it. */
export function upToNow(points: readonly OnlinePoint[], live: { asOf: string; users: number } | null): Value[] {
  const values = movedAhead(points, 0, "UTC");
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

/** The three curves as one chart takes them: a point for every time that any of them has; today's has no future. */
export function trendPoints(
  today: readonly Value[],
  before: Record<Compared, readonly Value[]>,
  end: number,
): ChartPoint[] {
  const newest = today.at(-1)?.at ?? -Infinity;
  const times = [
    ...new Set([today, before.yesterday, before.lastWeek].flatMap((values) => values.map((value) => value.at))),
  ];
  times.sort((a, b) => a - b);
  return times.map((t, i) => ({
    t,
    to: times[i + 1] ?? end,
    values: {
      today: t <= newest ? valueAt(today, t, REACH) : null,
      yesterday: valueAt(before.yesterday, t, REACH),
      lastWeek: valueAt(before.lastWeek, t, REACH),
    },
  }));
}

/** How much more than before, as a part of it: 0.03 for 3 % more; null where there is nothing to compare with. */
export function change(now: number, before: number | null): number | null {
  return before === null || before === 0 ? null : (now - before) / before;
}
