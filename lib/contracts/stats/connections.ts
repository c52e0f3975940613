import { z } from "zod";
import { endCause, instant, platform } from "../common";
import { count, seriesHead, statsHead } from "./range";

/** Connections that ended in the range, most frequent first. */
export const causesAnswer = z.object({
  ...statsHead.shape,
  total: count,
  causes: z.array(z.object({ cause: endCause, platform, connections: count })),
});
export type CausesAnswer = z.infer<typeof causesAnswer>;

/** Broken connections, and the connection time in which they could break. */
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

/** Durations of the connections that ended in the range, in milliseconds. */
export const sessionsAnswer = z.object({
  ...statsHead.shape,
  /** Connections whose start is known. */
  count,
  unknownStart: count,
  p50: z.number().nullable(),
  p90: z.number().nullable(),
  p99: z.number().nullable(),
  /** True if the percentiles come from the bins of lib/stats/durations, because there are too many connections. */
  approximate: z.boolean(),
  /** Half-open bins without gaps. `to` of the last bin is null. The counts add up to `count`. */
  histogram: z.array(z.object({ from: z.number(), to: z.number().nullable(), count })),
});
export type SessionsAnswer = z.infer<typeof sessionsAnswer>;
