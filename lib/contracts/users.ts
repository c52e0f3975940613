import { z } from "zod";
import {
  appQuery,
  endCause,
  booleanQuery,
  instant,
  instantQuery,
  jsonList,
  numberQuery,
  pageQuery,
  platform,
} from "./common";
import { USER_BACKS, USER_FIGURES, USER_SORTS, USER_STATES } from "./values";
import { text } from "./personal";

/** Filter of the list, its count and its export. */
export const usersFilter = z.object({
  ...appQuery.shape,
  q: z.string().max(255).optional().describe("A part of the UserID, in any case of letters."),
  state: z.enum(USER_STATES).optional().describe("Presence now. `online` includes `unverified`."),
  platform: platform.optional().describe("Platform of an open connection."),
  status: z.string().optional().describe("Custom status now, exactly."),
  statusExcept: jsonList(z.string())
    .optional()
    .describe('JSON list (`["a","b"]`): a custom status is set, and it is none of these.'),
  cause: endCause.optional().describe("Cause of the last end."),
  flapping: booleanQuery.optional().describe("Whether ten or more connections began in the last hour."),
  seenFrom: instantQuery.optional().describe("Online at any time of the range that starts here."),
  seenTo: instantQuery.optional().describe("End of the range of `seenFrom`."),
  endedFrom: instantQuery.optional().describe("A connection of the user ended in the range that starts here."),
  endedTo: instantQuery.optional().describe("End of the range of `endedFrom`."),
  back: z
    .enum(USER_BACKS)
    .optional()
    .describe("With `endedFrom`: came back online, is not back yet, or stayed online by another connection."),
  backWithinMs: numberQuery
    .nonnegative()
    .optional()
    .describe("With `endedFrom`: was back at most this many milliseconds after going offline."),
  onlineAt: instantQuery.optional().describe("Online at this instant."),
});
export type UsersFilter = z.infer<typeof usersFilter>;

export const usersOrder = z.object({
  sort: z
    .enum(USER_SORTS)
    .default("online")
    .describe(
      "`online`: online users first, then the newest event. `disconnects`, `kicks`, `reconnections` and " +
        "`flappingHours` need `from`: users with the highest figure in the range first.",
    ),
  order: z
    .enum(["asc", "desc"])
    .optional()
    .describe(
      "For a sort by a time or by UserID. Default: `desc` for times, `asc` for UserIDs. Any other sort ignores it.",
    ),
  from: instantQuery
    .optional()
    .describe("Start of a range. Every user then has its figures in this range. The list is not narrowed."),
  to: instantQuery.optional().describe("With `from`: end of the range, exclusive. Default: now."),
});
export type UsersOrder = z.infer<typeof usersOrder>;

export const usersQuery = z.object({ ...usersFilter.shape, ...usersOrder.shape, ...pageQuery.shape });
export type UsersQuery = z.infer<typeof usersQuery>;

export const userRow = z.object({
  userId: text("userId"),
  online: z.boolean(),
  unverified: z.boolean(),
  platforms: z.array(platform),
  onlineSince: instant.nullable(),
  firstSeenAt: instant,
  lastEventAt: instant.nullable(),
  lastEndCause: endCause.nullable(),
  lastEndAt: instant.nullable(),
  /** The current status; null if there is none, or if it is presumed cleared. */
  customStatus: text("status").nullable(),
});
export type UserRow = z.infer<typeof userRow>;

/** How often something happened to a user in a range; hours with flapping are hours of UTC. */
export const userFigures = z.record(z.enum(USER_FIGURES), z.number().int().nonnegative());
export type UserFigures = z.infer<typeof userFigures>;

/** `figures` is null if the query has no range. */
export const listedUser = z.object({ ...userRow.shape, figures: userFigures.nullable() });
export type ListedUser = z.infer<typeof listedUser>;

export const usersAnswer = z.object({
  asOf: instant,
  users: z.array(listedUser),
  nextCursor: text("plain").nullable(),
});
export type UsersAnswer = z.infer<typeof usersAnswer>;

export const usersSearch = z.object({
  ...appQuery.shape,
  q: z.string().min(1).max(255).describe("A UserID or a part of it, in any case of letters."),
  limit: numberQuery.int().min(1).max(50).default(8).describe("Maximum number of users."),
});
export type UsersSearch = z.infer<typeof usersSearch>;

export const usersFound = z.object({
  asOf: instant,
  /** Best first. */
  users: z.array(userRow),
  /** The other apps (SDKAppID) that know exactly this UserID. */
  elsewhere: z.array(z.object({ app: text("plain"), userId: text("userId") })),
});
export type UsersFound = z.infer<typeof usersFound>;
