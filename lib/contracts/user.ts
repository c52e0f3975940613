import { z } from "zod";
import { MOMENT_STATES } from "@/lib/presence/explain/moment";
import { CLIENT_STATES } from "@/lib/presence/moment";
import { appQuery, endCause, instant, instantQuery, pagedBy, platform, rangeQuery, userIdQuery } from "./common";
import { event } from "./event";
import { explanation, localeQuery, note, offlineWindow, rulesVersion } from "./explanation";
import { text } from "./personal";

/** An interval in which one client was connected. `startedAt` is null if the first callback did not say when. */
export const connection = z.object({
  platform,
  clientIp: text("address").nullable(),
  /** The name of the network of `clientIp`, if a file of networks names it. */
  networkName: text("plain").nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  endCause: endCause.nullable(),
  kickedBy: platform.nullable(),
  offlineWindow: offlineWindow.nullable(),
  /** Ids of the events that opened and closed it. */
  startEventId: text("eventId").nullable(),
  endEventId: text("eventId").nullable(),
});
export type Connection = z.infer<typeof connection>;

export const explainedConnection = z.object({
  ...connection.shape,
  /** What the callbacks do not prove about this connection. */
  notes: z.array(note),
  /** Why it ended; null while it is open. */
  explanation: explanation.nullable(),
});
export type ExplainedConnection = z.infer<typeof explainedConnection>;

export const userQuery = z.object({
  ...appQuery.shape,
  ...localeQuery.shape,
  id: userIdQuery,
  at: instantQuery.optional().describe("A moment of the past. The answer then also says what was so at that moment."),
});
export type UserQuery = z.infer<typeof userQuery>;

export const userAnswer = z.object({
  asOf: instant,
  rulesVersion,
  userId: text("userId"),
  online: z.boolean(),
  unverified: z.boolean(),
  onlineSince: instant.nullable(),
  connections: z.array(explainedConnection),
  lastConnection: explainedConnection.nullable(),
  customStatus: z.object({ value: text("status"), at: instant, presumedClearedAt: instant.nullable() }).nullable(),
  /** The explanation of the last end; null while the user is online. */
  whyOffline: explanation.nullable(),
  firstSeenAt: instant,
  lastEventAt: instant,
});
export type UserAnswer = z.infer<typeof userAnswer>;

export const statusSpan = z.object({
  value: text("status"),
  at: instant,
  until: instant.nullable(),
  /** True if `until` is the end of the last connection, and no callback said so. */
  presumed: z.boolean(),
});
export type StatusSpan = z.infer<typeof statusSpan>;

/** The state of one user at a moment, as it is known now: later callbacks show how a connection continued. */
export const momentAnswer = z.object({
  ...userAnswer.shape,
  at: instant,
  stateAt: z.enum(MOMENT_STATES),
  /** The verdict in one sentence, and the facts behind it, one sentence each. */
  headlineAt: text("sentence"),
  linesAt: z.array(text("sentence")),
  /** True if a connection was open, whether or not its client could still be reached. */
  onlineAt: z.boolean(),
  connectionsAt: z.array(z.object({ ...explainedConnection.shape, client: z.enum(CLIENT_STATES) })),
  statusAt: statusSpan.nullable(),
  /** The newest end before or at the moment. */
  lastEndBefore: z.object({ connection, explanation }).nullable(),
  nextEventAfter: event.nullable(),
});
export type MomentAnswer = z.infer<typeof momentAnswer>;

export const timelineQuery = z.object({
  ...appQuery.shape,
  ...rangeQuery.shape,
  ...localeQuery.shape,
  ...pagedBy(100).shape,
  id: userIdQuery,
});
export type TimelineQuery = z.infer<typeof timelineQuery>;

export const timelineAnswer = z.object({
  connections: z.array(explainedConnection),
  events: z.array(event),
  statuses: z.array(statusSpan),
  nextCursor: text("plain").nullable(),
});
export type TimelineAnswer = z.infer<typeof timelineAnswer>;
