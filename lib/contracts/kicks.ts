import { z } from "zod";
import { appQuery, booleanQuery, instant, pageQuery, platform, rangeQuery, userIdQuery } from "./common";
import { text } from "./personal";

export const kicksFilter = z.object({
  ...appQuery.shape,
  ...rangeQuery.shape,
  user: userIdQuery.optional(),
  by: platform.optional().describe("Platform of the login that kicked."),
  kicked: platform.optional().describe("Platform that was kicked."),
  known: booleanQuery.optional().describe("Whether the kick ended a known connection."),
});
export type KicksFilter = z.infer<typeof kicksFilter>;

export const kicksQuery = z.object({ ...kicksFilter.shape, ...pageQuery.shape });
export type KicksQuery = z.infer<typeof kicksQuery>;

export const kick = z.object({
  userId: text("userId"),
  at: instant,
  by: platform,
  kicked: platform,
  rawKicked: text("plain"),
  /** The login that kicked. */
  eventId: text("eventId"),
  /** The connection that the kick ended; null if none was open. */
  connection: z
    .object({ startedAt: instant.nullable(), endedAt: instant, durationMs: z.number().nullable() })
    .nullable(),
});
export type Kick = z.infer<typeof kick>;
export const kicksAnswer = z.object({ asOf: instant, kicks: z.array(kick), nextCursor: text("plain").nullable() });
export type KicksAnswer = z.infer<typeof kicksAnswer>;
