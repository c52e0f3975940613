import { z } from "zod";
import { appQuery, endCause, instant, platform, rangeQuery } from "./common";
import { event } from "./event";

export const offlineWindow = z.object({ from: instant, to: instant });

/** An interval in which one client of the user was connected. startedAt is null where listening began in the middle. */
export const connection = z.object({
  platform,
  clientIp: z.string().nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  endCause: endCause.nullable(),
  kickedBy: platform.nullable(),
  offlineWindow: offlineWindow.nullable(),
  /** Events that opened and closed it, by id. */
  startEventId: z.string().nullable(),
  endEventId: z.string().nullable(),
});
export type Connection = z.infer<typeof connection>;

/** Issue of a later release; until then the answer is null. */
export const explanation = z.null();

/** GET /api/v1/user */
export const userQuery = z.object({ ...appQuery.shape, id: z.string().min(1) });
export type UserQuery = z.infer<typeof userQuery>;

export const userAnswer = z.object({
  asOf: instant,
  userId: z.string(),
  online: z.boolean(),
  unverified: z.boolean(),
  onlineSince: instant.nullable(),
  connections: z.array(connection),
  lastConnection: connection.nullable(),
  customStatus: z.object({ value: z.string(), at: instant, presumedClearedAt: instant.nullable() }).nullable(),
  whyOffline: explanation,
  firstSeenAt: instant,
  lastEventAt: instant,
});
export type UserAnswer = z.infer<typeof userAnswer>;

export const statusSpan = z.object({
  value: z.string(),
  at: instant,
  until: instant.nullable(),
  /** True where `until` is the moment the last connection closed, not a callback. */
  presumed: z.boolean(),
});
export type StatusSpan = z.infer<typeof statusSpan>;

/** GET /api/v1/user/timeline: connections and statuses that overlap the range, events within it, newest first. */
export const timelineQuery = z.object({
  ...appQuery.shape,
  ...rangeQuery.shape,
  id: z.string().min(1),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type TimelineQuery = z.infer<typeof timelineQuery>;

export const timelineAnswer = z.object({
  connections: z.array(connection),
  events: z.array(event),
  statuses: z.array(statusSpan),
  nextCursor: z.string().nullable(),
});
export type TimelineAnswer = z.infer<typeof timelineAnswer>;
