import { z } from "zod";
import {
  appQuery,
  booleanQuery,
  endCause,
  instant,
  instantQuery,
  networkNameQuery,
  networkQuery,
  numberQuery,
  pageQuery,
  platform,
  rangeQuery,
  userIdQuery,
  weekQuery,
} from "./common";
import { connection } from "./user";
import { text } from "./personal";

const causes = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(endCause).min(1));

/** Filter of the list, its count and its export. `openAt` and `touchedFrom` replace the range of the end. */
export const connectionsFilter = z.object({
  ...appQuery.shape,
  ...rangeQuery.shape,
  ...weekQuery.shape,
  openAt: instantQuery.optional().describe("Connections that were open at this instant, instead of ended ones."),
  openTo: instantQuery
    .optional()
    .describe("With `openAt`: open at any time from `openAt` up to this instant, which does not belong to it."),
  touchedFrom: instantQuery
    .optional()
    .describe("With `touchedTo`: connections that overlap this range. One of unknown start counts at its end."),
  touchedTo: instantQuery.optional().describe("End of the range of `touchedFrom`."),
  user: userIdQuery.optional(),
  platform: platform.optional().describe("Platform of the connection."),
  cause: causes.optional().describe("Causes of the end, separated by commas."),
  kickedBy: platform.optional().describe("Platform of the login that ended the connection."),
  network: networkQuery,
  networkName: networkNameQuery,
  outside: z.string().min(1).optional().describe("Networks to leave out, separated by commas."),
  previousCause: endCause.optional().describe("Cause of the end of the connection that the user had before."),
  statusAtEnd: z.string().optional().describe("Custom status that the user had when the connection ended."),
  knownStart: booleanQuery.optional().describe("Whether the start is known."),
  minMs: numberQuery.nonnegative().optional().describe("Lasted at least this many milliseconds."),
  maxMs: numberQuery.nonnegative().optional().describe("Lasted less than this many milliseconds."),
});
export type ConnectionsFilter = z.infer<typeof connectionsFilter>;

export const connectionsQuery = z.object({ ...connectionsFilter.shape, ...pageQuery.shape });
export type ConnectionsQuery = z.infer<typeof connectionsQuery>;

/** `durationMs` is null if the start is not known, and while the connection is open. */
export const listedConnection = z.object({
  userId: text("userId"),
  ...connection.shape,
  durationMs: z.number().nullable(),
});
export type ListedConnection = z.infer<typeof listedConnection>;
export const connectionsAnswer = z.object({
  asOf: instant,
  connections: z.array(listedConnection),
  nextCursor: text("plain").nullable(),
});
export type ConnectionsAnswer = z.infer<typeof connectionsAnswer>;
