import { z } from "zod";
import { instant, numberQuery } from "../common";
import { count, seriesHead, seriesQuery } from "./range";
import { text } from "../personal";

/** Apps may put any text into a status. Each list has the `top` most frequent values, and the sum of the others. */
export const statusesStatsQuery = z.object({
  ...seriesQuery.shape,
  top: numberQuery.int().min(1).max(500).default(20).describe("Maximum length of each list."),
});
export type StatusesStatsQuery = z.infer<typeof statusesStatsQuery>;

/** What a list leaves out: the number of values, and the sum of their counts. */
const rest = z.object({ values: count, count });

export const statusesStatsAnswer = z.object({
  ...seriesHead.shape,
  /** Values that are set at `asOf`, and the number of users. */
  current: z.array(z.object({ value: text("status"), users: count })),
  currentRest: rest,
  /** How often a value was set in the range. The empty value means that the app cleared the status. */
  changes: z.array(z.object({ value: text("status"), count })),
  changesRest: rest,
  /** The mean duration of the values that ended in the range. `presumed` of them ended with the last connection. */
  lasting: z.array(z.object({ value: text("status"), count, presumed: count, averageMs: z.number() })),
  lastingRest: rest,
  /** Changes from one value to another; empty for none. */
  transitions: z.array(z.object({ from: text("status"), to: text("status"), count })),
  transitionsRest: rest,
  /** Changes over time: the first eight values of `changes`, and all others together. */
  points: z.array(z.object({ t: instant, values: z.record(text("status"), count), others: count })),
});
export type StatusesStatsAnswer = z.infer<typeof statusesStatsAnswer>;
