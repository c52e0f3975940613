import { z } from "zod";
import { appQuery, endCause, flag, instant, instantQuery, jsonList, numberQuery, pageQuery, platform } from "./common";

export const USER_STATES = ["online", "unverified", "offline"] as const;
export const USER_BACKS = ["back", "away", "stayed"] as const;
export const USER_SORTS = ["online", "lastEvent", "onlineSince", "lastEnd", "firstSeen", "userId"] as const;

/** What the list, its count and its export take alike. `state=online` includes the unverified. */
export const usersFilter = z.object({
  ...appQuery.shape,
  q: z.string().max(255).optional(),
  state: z.enum(USER_STATES).optional(),
  platform: platform.optional(),
  status: z.string().optional(),
  /** A custom status is set, and it is none of these (`["a","b"]`). */
  statusExcept: jsonList(z.string()).optional(),
  cause: endCause.optional(),
  /** Ten or more connections begun within the last hour (the threshold of a user's totals). */
  flapping: flag.optional(),
  /** Online at some moment of this half-open range. */
  seenFrom: instantQuery.optional(),
  seenTo: instantQuery.optional(),
  /** A connection of theirs ended within this half-open range. */
  endedFrom: instantQuery.optional(),
  endedTo: instantQuery.optional(),
  /** Of those, who came back online, who was not back yet, and who had another connection open all the while. */
  back: z.enum(USER_BACKS).optional(),
  /** Of those, who was back at most so many milliseconds after going offline. */
  backWithinMs: numberQuery.nonnegative().optional(),
  /** Online at this instant. */
  onlineAt: instantQuery.optional(),
});
export type UsersFilter = z.infer<typeof usersFilter>;

/** Online first, then newest event, unless told. `order` turns any other sort around: times come newest first, ids from A. */
export const usersOrder = z.object({
  sort: z.enum(USER_SORTS).default("online"),
  order: z.enum(["asc", "desc"]).optional(),
});
export type UsersOrder = z.infer<typeof usersOrder>;

/** GET /api/v1/users */
export const usersQuery = z.object({ ...usersFilter.shape, ...usersOrder.shape, ...pageQuery.shape });
export type UsersQuery = z.infer<typeof usersQuery>;

export const userRow = z.object({
  userId: z.string(),
  online: z.boolean(),
  unverified: z.boolean(),
  platforms: z.array(platform),
  onlineSince: instant.nullable(),
  firstSeenAt: instant,
  lastEventAt: instant.nullable(),
  lastEndCause: endCause.nullable(),
  lastEndAt: instant.nullable(),
  /** What is set now; null where none, cleared, or presumed cleared. */
  customStatus: z.string().nullable(),
});
export type UserRow = z.infer<typeof userRow>;

export const usersAnswer = z.object({ asOf: instant, users: z.array(userRow), nextCursor: z.string().nullable() });
export type UsersAnswer = z.infer<typeof usersAnswer>;
