import { z } from "zod";
import { instant, numberQuery } from "../common";
import { count, seriesHead, seriesQuery } from "./range";

/**
 * GET /api/v1/stats/statuses: what is set now, and CustomStatusChange callbacks in the range. Apps may put anything into
 * a status: each list holds the `top` most frequent and says what the rest add up to.
 */
export const statusesStatsQuery = z.object({
  ...seriesQuery.shape,
  top: numberQuery.int().min(1).max(500).default(20),
});
export type StatusesStatsQuery = z.infer<typeof statusesStatsQuery>;

/** What a list leaves out: how many values, and the sum of their counts. */
const rest = z.object({ values: count, count });

export const statusesStatsAnswer = z.object({
  ...seriesHead.shape,
  /** Set at asOf, by how many users. */
  current: z.array(z.object({ value: z.string(), users: count })),
  currentRest: rest,
  /** Times a value was set in the range; the empty value is a clearing by the app. */
  changes: z.array(z.object({ value: z.string(), count })),
  changesRest: rest,
  /** How long values stood that ended in the range, on average; `presumed` of them ended with the last connection. */
  lasting: z.array(z.object({ value: z.string(), count, presumed: count, averageMs: z.number() })),
  lastingRest: rest,
  /** From which value to which; empty for none. */
  transitions: z.array(z.object({ from: z.string(), to: z.string(), count })),
  transitionsRest: rest,
  /** Changes over time: the values of `changes` (the first eight), and all others together. */
  points: z.array(z.object({ t: instant, values: z.record(z.string(), count), others: count })),
});
export type StatusesStatsAnswer = z.infer<typeof statusesStatsAnswer>;
