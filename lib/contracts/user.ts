import { z } from "zod";
import { appQuery, endCause, instant, numberQuery, platform, rangeQuery } from "./common";
import { event } from "./event";
import { explanation, note, offlineWindow, speechQuery } from "./explanation";

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

export const explainedConnection = z.object({
  ...connection.shape,
  /** What the callbacks do not prove about it. */
  notes: z.array(note),
  /** Why it ended; null while it is open. */
  explanation: explanation.nullable(),
});
export type ExplainedConnection = z.infer<typeof explainedConnection>;

/** GET /api/v1/user */
export const userQuery = z.object({ ...appQuery.shape, ...speechQuery.shape, id: z.string().min(1) });
export type UserQuery = z.infer<typeof userQuery>;

export const userAnswer = z.object({
  asOf: instant,
  userId: z.string(),
  online: z.boolean(),
  unverified: z.boolean(),
  onlineSince: instant.nullable(),
  connections: z.array(explainedConnection),
  lastConnection: explainedConnection.nullable(),
  customStatus: z.object({ value: z.string(), at: instant, presumedClearedAt: instant.nullable() }).nullable(),
  /** Of the last connection to end, while the user is offline. */
  whyOffline: explanation.nullable(),
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
  ...speechQuery.shape,
  id: z.string().min(1),
  cursor: z.string().optional(),
  limit: numberQuery.int().min(1).max(500).default(100),
});
export type TimelineQuery = z.infer<typeof timelineQuery>;

export const timelineAnswer = z.object({
  connections: z.array(explainedConnection),
  events: z.array(event),
  statuses: z.array(statusSpan),
  nextCursor: z.string().nullable(),
});
export type TimelineAnswer = z.infer<typeof timelineAnswer>;
