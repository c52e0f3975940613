import { z } from "zod";
import { endCause, instant, platform } from "../common";
import { count, seriesHead, statsHead } from "./range";

/** GET /api/v1/stats/causes (platformStatsQuery): connections that ended in the range. Most frequent first. */
export const causesAnswer = z.object({
  ...statsHead.shape,
  total: count,
  causes: z.array(z.object({ cause: endCause, platform, connections: count })),
});
export type CausesAnswer = z.infer<typeof causesAnswer>;

/** GET /api/v1/stats/quality (seriesQuery): what broke, and in how many hours of connections it could have. */
export const quality = z.object({
  platform,
  timeouts: count,
  linkCloses: count,
  connectionMs: z.number().nonnegative(),
});
export type Quality = z.infer<typeof quality>;
export const qualityAnswer = z.object({
  ...seriesHead.shape,
  points: z.array(z.object({ t: instant, platforms: z.array(quality) })),
  total: z.array(quality),
});
export type QualityAnswer = z.infer<typeof qualityAnswer>;

/** GET /api/v1/stats/sessions (platformStatsQuery): how long connections lasted that ended in the range, in milliseconds. */
export const sessionsAnswer = z.object({
  ...statsHead.shape,
  /** Those whose start is known. */
  count,
  unknownStart: count,
  p50: z.number().nullable(),
  p90: z.number().nullable(),
  p99: z.number().nullable(),
  /** True where there are so many that percentiles are read out of bins (lib/stats/durations). */
  approximate: z.boolean(),
  /** Half-open in milliseconds, without gaps; `to` of the last is null. They sum to count. */
  histogram: z.array(z.object({ from: z.number(), to: z.number().nullable(), count })),
});
export type SessionsAnswer = z.infer<typeof sessionsAnswer>;
