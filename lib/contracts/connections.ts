import { z } from "zod";
import {
  appQuery,
  endCause,
  flag,
  instant,
  instantQuery,
  numberQuery,
  pageQuery,
  platform,
  rangeQuery,
  weekQuery,
} from "./common";
import { connection } from "./user";

/** One or several, separated by commas. */
const causes = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(endCause).min(1));

/** What the list, its count and its export take alike. */
export const connectionsFilter = z.object({
  ...appQuery.shape,
  /** Half-open range of the end, and when in the week it came; with `openAt` or `touchedFrom` none of it is looked at. */
  ...rangeQuery.shape,
  ...weekQuery.shape,
  /** Open at this instant (begun at or before it, ended after it or not at all), instead of ended ones. */
  openAt: instantQuery.optional(),
  /** With `openAt`: open at some moment from then until this one, which is not part of it. */
  openTo: instantQuery.optional(),
  /**
   * Instead of `openAt`, and both together: what a user's page lists for this range, which is meant to be asked with `user`.
   * Begun before `touchedTo` and not ended before `touchedFrom`; one of unknown start stands at its end.
   */
  touchedFrom: instantQuery.optional(),
  touchedTo: instantQuery.optional(),
  user: z.string().min(1).optional(),
  platform: platform.optional(),
  cause: causes.optional(),
  kickedBy: platform.optional(),
  /** A network as incidents name it (203.0.113.0/24), the beginning of an address, or `none` for those without an address. */
  network: z.string().min(1).optional(),
  /** Networks likewise, separated by commas: those in any of them are left out. */
  outside: z.string().min(1).optional(),
  knownStart: flag.optional(),
  /** Lasted at least, and less than, in milliseconds. */
  minMs: numberQuery.nonnegative().optional(),
  maxMs: numberQuery.nonnegative().optional(),
});
export type ConnectionsFilter = z.infer<typeof connectionsFilter>;

/** GET /api/v1/connections: newest end first (with `openAt` or `touchedFrom`: newest start first). */
export const connectionsQuery = z.object({ ...connectionsFilter.shape, ...pageQuery.shape });
export type ConnectionsQuery = z.infer<typeof connectionsQuery>;

/** `durationMs` is null where the start is not known, and while it is open. */
export const listedConnection = z.object({
  userId: z.string(),
  ...connection.shape,
  durationMs: z.number().nullable(),
});
export type ListedConnection = z.infer<typeof listedConnection>;
export const connectionsAnswer = z.object({
  asOf: instant,
  connections: z.array(listedConnection),
  nextCursor: z.string().nullable(),
});
export type ConnectionsAnswer = z.infer<typeof connectionsAnswer>;
