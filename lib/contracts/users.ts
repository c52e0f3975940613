import { z } from "zod";
import { appQuery, endCause, instant, pageQuery, platform } from "./common";

export const USER_STATES = ["online", "unverified", "offline"] as const;
export const USER_SORTS = ["online", "lastEvent", "userId"] as const;

/** GET /api/v1/users. `state=online` includes the unverified. Sorted online first, then newest event, unless told. */
export const usersQuery = z.object({
  ...appQuery.shape,
  ...pageQuery.shape,
  q: z.string().max(255).optional(),
  state: z.enum(USER_STATES).optional(),
  platform: platform.optional(),
  status: z.string().optional(),
  cause: endCause.optional(),
  sort: z.enum(USER_SORTS).default("online"),
});
export type UsersQuery = z.infer<typeof usersQuery>;

export const userRow = z.object({
  userId: z.string(),
  online: z.boolean(),
  unverified: z.boolean(),
  platforms: z.array(platform),
  onlineSince: instant.nullable(),
  lastEventAt: instant.nullable(),
  lastEndCause: endCause.nullable(),
  lastEndAt: instant.nullable(),
  /** What is set now; null where none, cleared, or presumed cleared. */
  customStatus: z.string().nullable(),
});
export type UserRow = z.infer<typeof userRow>;

export const usersAnswer = z.object({ asOf: instant, users: z.array(userRow), nextCursor: z.string().nullable() });
export type UsersAnswer = z.infer<typeof usersAnswer>;
