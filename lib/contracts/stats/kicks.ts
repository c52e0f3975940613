import { z } from "zod";
import { byPlatform, instant, pageQuery, platform } from "../common";
import { count, seriesHead, statsQuery } from "./range";
import { text } from "../personal";

/** Entries of KickedDevice in the range. */
export const kicksStatsAnswer = z.object({
  ...seriesHead.shape,
  total: count,
  /** Kicks that ended no known connection. */
  unknown: count,
  byKicked: byPlatform,
  /** Most frequent first. The counts add up to `total`, and their `unknown` to `unknown`. */
  pairs: z.array(z.object({ by: platform, kicked: platform, count, unknown: count })),
  points: z.array(z.object({ t: instant, count, byKicked: byPlatform })),
});
export type KicksStatsAnswer = z.infer<typeof kicksStatsAnswer>;

/** Filter of the list, its count and its export. */
export const kickedUsersFilter = z.object({
  ...statsQuery.shape,
  by: platform.optional().describe("Platform of the login that kicked."),
  kicked: platform.optional().describe("Platform that was kicked."),
});
export type KickedUsersFilter = z.infer<typeof kickedUsersFilter>;

export const kickedUsersQuery = z.object({ ...kickedUsersFilter.shape, ...pageQuery.shape });
export type KickedUsersQuery = z.infer<typeof kickedUsersQuery>;
/** `pairs` has the platforms that kicked each other, most frequent first. */
export const kickedUser = z.object({
  userId: text("userId"),
  count,
  lastAt: instant,
  pairs: z.array(z.object({ by: platform, kicked: platform, count })),
});
export type KickedUser = z.infer<typeof kickedUser>;
export const kickedUsersAnswer = z.object({
  asOf: instant,
  users: z.array(kickedUser),
  nextCursor: text("plain").nullable(),
});
export type KickedUsersAnswer = z.infer<typeof kickedUsersAnswer>;
