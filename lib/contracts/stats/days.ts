import { z } from "zod";
import { instant } from "../common";
import { count, statsHead } from "./range";
import { text } from "../personal";

/** One day of the zone, whole; today up to `asOf`. */
export const day = z.object({
  /** `2026-11-22` in the zone. */
  day: text("plain"),
  from: instant,
  to: instant,
  peak: count,
  peakAt: instant.nullable(),
  average: z.number().nonnegative(),
  /** Distinct users who were online at any time of the day. */
  users: count,
  logins: count,
  /** Connections that ended, by any cause. */
  ended: count,
  /** Time online of all users together, and on average by user. */
  onlineMs: z.number().nonnegative(),
  averageOnlineMs: z.number().nonnegative(),
});
export type Day = z.infer<typeof day>;
export const daysAnswer = z.object({ ...statsHead.shape, days: z.array(day) });
export type DaysAnswer = z.infer<typeof daysAnswer>;

/** One hour of the week in the zone. An hour at an edge of the range counts by the part that is in the range. */
export const hourOfWeek = z.object({
  /** 1 Monday … 7 Sunday. */
  weekday: z.number().int().min(1).max(7),
  hour: z.number().int().min(0).max(23),
  /** Milliseconds of the range that fall into this hour of the week. */
  coveredMs: z.number(),
  /** Users online on average in that time; null if the range does not cover this hour. */
  users: z.number().nullable(),
  logins: count,
  /** Connections that ended. */
  ended: count,
});
export const hoursAnswer = z.object({ ...statsHead.shape, hours: z.array(hourOfWeek).length(168) });
export type HoursAnswer = z.infer<typeof hoursAnswer>;
