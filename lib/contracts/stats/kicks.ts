import { z } from "zod";
import { byPlatform, instant, pageQuery, platform } from "../common";
import { count, seriesHead, statsQuery } from "./range";

/** GET /api/v1/stats/kicks (seriesQuery): entries of KickedDevice in the range. */
export const kicksStatsAnswer = z.object({
  ...seriesHead.shape,
  total: count,
  /** Those that ended no connection we knew of. */
  unknown: count,
  byKicked: byPlatform,
  /** Most frequent first; they sum to total, and `unknown` to unknown. */
  pairs: z.array(z.object({ by: platform, kicked: platform, count, unknown: count })),
  points: z.array(z.object({ t: instant, count, byKicked: byPlatform })),
});
export type KicksStatsAnswer = z.infer<typeof kicksStatsAnswer>;

/** What the list of users with kicks, its count and its export take alike. */
export const kickedUsersFilter = z.object({
  ...statsQuery.shape,
  by: platform.optional(),
  kicked: platform.optional(),
});
export type KickedUsersFilter = z.infer<typeof kickedUsersFilter>;

/** GET /api/v1/stats/kicks/users: users with the most kicks in the range. */
export const kickedUsersQuery = z.object({ ...kickedUsersFilter.shape, ...pageQuery.shape });
export type KickedUsersQuery = z.infer<typeof kickedUsersQuery>;
/** `pairs` tells who kicked whom among the user's devices, most frequent first. */
export const kickedUser = z.object({
  userId: z.string(),
  count,
  lastAt: instant,
  pairs: z.array(z.object({ by: platform, kicked: platform, count })),
});
export type KickedUser = z.infer<typeof kickedUser>;
export const kickedUsersAnswer = z.object({
  asOf: instant,
  users: z.array(kickedUser),
  nextCursor: z.string().nullable(),
});
export type KickedUsersAnswer = z.infer<typeof kickedUsersAnswer>;
