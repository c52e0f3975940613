import { z } from "zod";
import { byPlatform, instant, platform } from "../common";
import { count, seriesHead } from "./range";

export const onlinePoint = z.object({
  /** Start of the bucket. */
  t: instant,
  /** Users with an open connection at `t`. */
  users: count,
  /** Maximum of users online at once in the bucket, and the first time of it. */
  peak: count,
  peakAt: instant,
  /** Users online on average in the bucket, up to `asOf`. */
  average: z.number().nonnegative(),
  /** Connections open at `t`. */
  byPlatform,
});
export type OnlinePoint = z.infer<typeof onlinePoint>;

export const onlineAnswer = z.object({
  ...seriesHead.shape,
  points: z.array(onlinePoint),
  /** Over the whole range, up to `asOf`. */
  total: z.object({
    peak: count,
    peakAt: instant.nullable(),
    average: z.number().nonnegative(),
    /** Connections open on average. A platform without any is absent. */
    averageByPlatform: z.partialRecord(platform, z.number().positive()),
  }),
});
export type OnlineAnswer = z.infer<typeof onlineAnswer>;
