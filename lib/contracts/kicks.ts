import { z } from "zod";
import { appQuery, flag, instant, pageQuery, platform, rangeQuery } from "./common";

export const kicksFilter = z.object({
  ...appQuery.shape,
  ...rangeQuery.shape,
  user: z.string().min(1).optional(),
  by: platform.optional(),
  kicked: platform.optional(),
  /** false: only those that ended no connection we knew of. */
  known: flag.optional(),
});
export type KicksFilter = z.infer<typeof kicksFilter>;

/** GET /api/v1/kicks: entries of KickedDevice, newest first. */
export const kicksQuery = z.object({ ...kicksFilter.shape, ...pageQuery.shape });
export type KicksQuery = z.infer<typeof kicksQuery>;

export const kick = z.object({
  userId: z.string(),
  at: instant,
  by: platform,
  kicked: platform,
  rawKicked: z.string(),
  /** The Login that kicked. */
  eventId: z.string(),
  /** The connection that it ended; null where none was open. */
  connection: z
    .object({ startedAt: instant.nullable(), endedAt: instant, durationMs: z.number().nullable() })
    .nullable(),
});
export type Kick = z.infer<typeof kick>;
export const kicksAnswer = z.object({ asOf: instant, kicks: z.array(kick), nextCursor: z.string().nullable() });
export type KicksAnswer = z.infer<typeof kicksAnswer>;
