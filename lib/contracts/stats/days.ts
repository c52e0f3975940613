import { z } from "zod";
import { instant } from "../common";
import { count, statsHead } from "./range";

/** GET /api/v1/stats/days (statsQuery): every day of the zone that the range touches, whole (today up to asOf), newest first. */
export const day = z.object({
  /** `2026-11-22` in the zone. */
  day: z.string(),
  from: instant,
  to: instant,
  peak: count,
  peakAt: instant.nullable(),
  average: z.number().nonnegative(),
  /** Distinct users who were online at some moment of the day. */
  users: count,
  logins: count,
  /** Connections that ended, whatever the cause. */
  ended: count,
  /** Time online over all users, and by user. */
  onlineMs: z.number().nonnegative(),
  averageOnlineMs: z.number().nonnegative(),
});
export type Day = z.infer<typeof day>;
export const daysAnswer = z.object({ ...statsHead.shape, days: z.array(day) });
export type DaysAnswer = z.infer<typeof daysAnswer>;

/** GET /api/v1/stats/hours (statsQuery): the hours of the week in the zone; an hour that the range only touches counts by its part. */
export const hourOfWeek = z.object({
  /** 1 Monday … 7 Sunday. */
  weekday: z.number().int().min(1).max(7),
  hour: z.number().int().min(0).max(23),
  /** Milliseconds of the range that lie in this hour of the week. */
  coveredMs: z.number(),
  /** Users online on average over those; null where the range does not cover it. */
  users: z.number().nullable(),
  logins: count,
  /** Connections that ended. */
  ended: count,
});
export const hoursAnswer = z.object({ ...statsHead.shape, hours: z.array(hourOfWeek).length(168) });
export type HoursAnswer = z.infer<typeof hoursAnswer>;
