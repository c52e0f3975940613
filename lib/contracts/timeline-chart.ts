import { z } from "zod";
import { appQuery, endCause, instant, instantQuery, platform, timeZone } from "./common";
import { connection, statusSpan } from "./user";

/** Parts of equal length the range is cut into; what is shorter than one of them is counted, not drawn by itself. */
export const TIMELINE_CHART_BUCKETS = 240;

/** GET /api/v1/user/timeline-chart: a user's timeline as it can be drawn, of bounded size however many events it holds. */
export const timelineChartQuery = z.object({
  ...appQuery.shape,
  id: z.string().min(1),
  from: instantQuery,
  to: instantQuery,
});
export type TimelineChartQuery = z.infer<typeof timelineChartQuery>;

/** Connections shorter than a bucket that began in the same one. */
export const denseStretch = z.object({
  platform,
  from: instant,
  to: instant,
  connections: z.number().int(),
  causes: z.partialRecord(endCause, z.number().int()),
});

/** Events of one bucket, by what they say. */
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
  /** All there is of this user, so that what lies outside the range can be said. */
  firstSeenAt: instant,
  lastEventAt: instant,
  earlier: z.object({ connections: z.boolean(), events: z.boolean() }),
  later: z.object({ connections: z.boolean(), events: z.boolean() }),
  /** Open ones, those whose start is not known, and those at least a bucket long; newest first. */
  connections: z.array(connection),
  dense: z.array(denseStretch),
  ticks: z.array(tick),
  /** The newest 500 that touch the range; `statusesLeftOut` tells of more. */
  statuses: z.array(statusSpan),
  statusesLeftOut: z.number().int(),
});
export type TimelineChartAnswer = z.infer<typeof timelineChartAnswer>;

/** GET /api/v1/user/totals: what the shown range sums up to. Days are cut in `tz`. */
export const totalsQuery = z.object({ ...timelineChartQuery.shape, tz: timeZone.default("UTC") });
export type TotalsQuery = z.infer<typeof totalsQuery>;

export const totalsAnswer = z.object({
  asOf: instant,
  from: instant,
  to: instant,
  tz: z.string(),
  /** Time with at least one connection open, and per platform; in milliseconds. */
  onlineMs: z.number(),
  onlineByPlatform: z.partialRecord(platform, z.number()),
  days: z.array(
    z.object({ day: z.iso.date(), onlineMs: z.number(), byPlatform: z.partialRecord(platform, z.number()) }),
  ),
  /** Connections that touch the range, and those that ended in it by cause. */
  connections: z.number().int(),
  causes: z.partialRecord(endCause, z.number().int()),
  /** Longest time within the range, between two times online, in which the user was not. */
  longestGap: z.object({ from: instant, to: instant }).nullable(),
  /** The hour of the range in which most connections broke or were replaced, and whether that is unusually many. */
  flapping: z.object({ reconnections: z.number().int(), hour: instant.nullable(), unusual: z.boolean() }),
});
export type TotalsAnswer = z.infer<typeof totalsAnswer>;
