import { z } from "zod";
import { BUCKETS } from "@/lib/time/buckets";
import { appQuery, instant, platform, rangeQuery, timeZone } from "../common";

export const bucket = z.enum(BUCKETS);
/** Maximum number of points in one answer. A bucket that would give more is refused. */
export const MAX_POINTS = 2_000;

const ALIASES = {
  minute: "1m",
  "5min": "5m",
  "15min": "15m",
  hour: "1h",
  "60m": "1h",
  day: "1d",
  "24h": "1d",
  week: "7d",
  "1w": "7d",
  month: "1M",
} as const;
type Alias = keyof typeof ALIASES;
const isAlias = (name: string): name is Alias => name in ALIASES;
const bucketQuery = z
  .enum([...BUCKETS, ...Object.keys(ALIASES).filter(isAlias)])
  .transform((name) => (isAlias(name) ? ALIASES[name] : name))
  .optional();

/** What every statistic takes. Left out: all of history; the app's own zone. */
export const statsQuery = z.object({ ...appQuery.shape, ...rangeQuery.shape, tz: timeZone.optional() });
export type StatsQuery = z.infer<typeof statsQuery>;
/** A statistic of connections may be narrowed to one platform. */
export const platformStatsQuery = z.object({ ...statsQuery.shape, platform: platform.optional() });
export type PlatformStatsQuery = z.infer<typeof platformStatsQuery>;
/** A statistic over time. Left out, the bucket is chosen so that there are at most 300. */
export const seriesQuery = z.object({ ...statsQuery.shape, bucket: bucketQuery });
export type SeriesQuery = z.infer<typeof seriesQuery>;
export const platformSeriesQuery = z.object({ ...platformStatsQuery.shape, bucket: bucketQuery });
export type PlatformSeriesQuery = z.infer<typeof platformSeriesQuery>;

/** What every statistic says of itself: as of when, and of which range it speaks. */
export const statsHead = z.object({ asOf: instant, from: instant, to: instant, tz: z.string() });
/** The buckets follow one another without a gap; the first and the last are cut to the range. Those that begin after asOf are left out. */
export const seriesHead = z.object({ ...statsHead.shape, bucket });
const count = z.number().int().nonnegative();
export { count };
