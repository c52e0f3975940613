import { z } from "zod";
import { appQuery, flag, instant, jsonList, pageQuery, rangeQuery } from "./common";
import { statusSpan } from "./user";

export const statusesFilter = z.object({
  ...appQuery.shape,
  /** Set within this half-open range. */
  ...rangeQuery.shape,
  user: z.string().min(1).optional(),
  /** May be empty: a clearing by the app. */
  value: z.string().optional(),
  /** The value before; may be empty: none. */
  was: z.string().optional(),
  /** None of these values (`["a","b"]`), or of these changes from one to another (`[["a","b"]]`). */
  except: jsonList(z.union([z.string(), z.tuple([z.string(), z.string()])])).optional(),
  /** With true the range is of when the value ceased to stand, and of those that did, which had been set, the newest end comes first. */
  ended: flag.optional(),
  /** Whether it is presumed to have ended with the last connection. */
  presumed: flag.optional(),
});
export type StatusesFilter = z.infer<typeof statusesFilter>;

/** GET /api/v1/statuses: changes of custom statuses, newest first. */
export const statusesQuery = z.object({ ...statusesFilter.shape, ...pageQuery.shape });
export type StatusesQuery = z.infer<typeof statusesQuery>;

export const statusChange = z.object({
  userId: z.string(),
  was: z.string(),
  ...statusSpan.shape,
  durationMs: z.number().nullable(),
});
export type StatusChange = z.infer<typeof statusChange>;
export const statusesAnswer = z.object({
  asOf: instant,
  statuses: z.array(statusChange),
  nextCursor: z.string().nullable(),
});
export type StatusesAnswer = z.infer<typeof statusesAnswer>;
