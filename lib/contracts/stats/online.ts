import { z } from "zod";
import { byPlatform, instant, platform } from "../common";
import { count, seriesHead } from "./range";

/** GET /api/v1/stats/online (seriesQuery) */
export const onlinePoint = z.object({
  /** Where the bucket begins. */
  t: instant,
  /** Users online at t, that is with an open connection. */
  users: count,
  /** Most users online at once in the bucket, and when that was first so. */
  peak: count,
  peakAt: instant,
  /** Users online on average over the bucket, up to asOf. */
  average: z.number().nonnegative(),
  /** Connections open at t. */
  byPlatform,
});
export type OnlinePoint = z.infer<typeof onlinePoint>;

export const onlineAnswer = z.object({
  ...seriesHead.shape,
  points: z.array(onlinePoint),
  /** Over the whole range, up to asOf. */
  total: z.object({
    peak: count,
    peakAt: instant.nullable(),
    average: z.number().nonnegative(),
    /** Connections open on average; platforms without any are absent. */
    averageByPlatform: z.partialRecord(platform, z.number().positive()),
  }),
});
export type OnlineAnswer = z.infer<typeof onlineAnswer>;
