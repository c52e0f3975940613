import { z } from "zod";
import { appQuery, booleanQuery, instant, jsonList, pageQuery, rangeQuery, userIdQuery } from "./common";
import { statusSpan } from "./user";
import { text } from "./personal";

export const statusesFilter = z.object({
  ...appQuery.shape,
  /** Range of the time when the status was set. */
  ...rangeQuery.shape,
  user: userIdQuery.optional(),
  value: z.string().optional().describe("The new value, exactly. Empty if the app cleared the status."),
  was: z.string().optional().describe("The value before, exactly. Empty if there was none."),
  except: jsonList(z.union([z.string(), z.tuple([z.string(), z.string()])]))
    .optional()
    .describe('JSON list of values to leave out (`["a","b"]`), or of changes (`[["from","to"]]`).'),
  ended: booleanQuery
    .optional()
    .describe("`true`: the range is of the time when the status ended, and the newest end comes first."),
  presumed: booleanQuery.optional().describe("Whether the status is presumed to have ended with the last connection."),
});
export type StatusesFilter = z.infer<typeof statusesFilter>;

export const statusesQuery = z.object({ ...statusesFilter.shape, ...pageQuery.shape });
export type StatusesQuery = z.infer<typeof statusesQuery>;

export const statusChange = z.object({
  userId: text("userId"),
  was: text("status"),
  ...statusSpan.shape,
  durationMs: z.number().nullable(),
});
export type StatusChange = z.infer<typeof statusChange>;
export const statusesAnswer = z.object({
  asOf: instant,
  statuses: z.array(statusChange),
  nextCursor: text("plain").nullable(),
});
export type StatusesAnswer = z.infer<typeof statusesAnswer>;
