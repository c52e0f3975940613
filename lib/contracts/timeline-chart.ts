import { z } from "zod";
import { appQuery, endCause, instant, instantQuery, platform, timeZone, userIdQuery } from "./common";
import { connection, statusSpan } from "./user";
import { text } from "./personal";

/** Number of equal buckets in a range. What is shorter than a bucket is counted, not drawn by itself. */
export const TIMELINE_CHART_BUCKETS = 240;

export const timelineChartQuery = z.object({
  ...appQuery.shape,
  id: userIdQuery,
  from: instantQuery.describe("Start of the range."),
  to: instantQuery.describe("End of the range. It does not belong to the range."),
});
export type TimelineChartQuery = z.infer<typeof timelineChartQuery>;

/** Connections that are shorter than a bucket and begin in the same bucket. */
export const denseRange = z.object({
  platform,
  from: instant,
  to: instant,
  connections: z.number().int(),
  causes: z.partialRecord(endCause, z.number().int()),
});

/** Events of one bucket by action. */
export const tick = z.object({
  from: instant,
  to: instant,
  count: z.number().int(),
  login: z.number().int(),
  logout: z.number().int(),
  disconnect: z.number().int(),
  status: z.number().int(),
  other: z.number().int(),
});

export const timelineChartAnswer = z.object({
  asOf: instant,
  from: instant,
  to: instant,
  bucketMs: z.number(),
  /** The whole history of the user, so that the chart can name what lies outside the range. */
  firstSeenAt: instant,
  lastEventAt: instant,
  earlier: z.object({ connections: z.boolean(), events: z.boolean() }),
  later: z.object({ connections: z.boolean(), events: z.boolean() }),
  /** Open connections, those of unknown start, and those of a bucket or longer; newest first. */
  connections: z.array(connection),
  dense: z.array(denseRange),
  ticks: z.array(tick),
  /** The newest 500 that overlap the range. `statusesLeftOut` counts the others. */
  statuses: z.array(statusSpan),
  statusesLeftOut: z.number().int(),
});
export type TimelineChartAnswer = z.infer<typeof timelineChartAnswer>;

export const totalsQuery = z.object({
  ...timelineChartQuery.shape,
  tz: timeZone.default("UTC").describe("IANA time zone of the days."),
});
export type TotalsQuery = z.infer<typeof totalsQuery>;

export const totalsAnswer = z.object({
  asOf: instant,
  from: instant,
  to: instant,
  tz: text("plain"),
  /** Time with at least one open connection, in milliseconds; then the same by platform. */
  onlineMs: z.number(),
  onlineByPlatform: z.partialRecord(platform, z.number()),
  days: z.array(
    z.object({ day: z.iso.date(), onlineMs: z.number(), byPlatform: z.partialRecord(platform, z.number()) }),
  ),
  /** Connections that overlap the range, and those that ended in it by cause. */
  connections: z.number().int(),
  causes: z.partialRecord(endCause, z.number().int()),
  /** The longest time offline between two times online in the range. */
  longestGap: z.object({ from: instant, to: instant }).nullable(),
  /** The hour of the range with the most broken or replaced connections, and whether that number is unusual. */
  flapping: z.object({ reconnections: z.number().int(), hour: instant.nullable(), unusual: z.boolean() }),
});
export type TotalsAnswer = z.infer<typeof totalsAnswer>;
