import { z } from "zod";
import { BUCKETS } from "@/lib/time/buckets";
import { appQuery, instant, platform, rangeQuery, timeZone } from "../common";
import { text } from "../personal";

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
  .optional()
  .describe("Length of a bucket. If left out, the finest one that gives at most 300 buckets.");

/** What every statistic takes. */
export const statsQuery = z.object({
  ...appQuery.shape,
  ...rangeQuery.shape,
  tz: timeZone.optional().describe("IANA time zone of days and buckets. The app's own if left out."),
});
export type StatsQuery = z.infer<typeof statsQuery>;
/** A statistic that may be of one platform. */
export const platformStatsQuery = z.object({
  ...statsQuery.shape,
  platform: platform.optional().describe("Only connections of this platform."),
});
export type PlatformStatsQuery = z.infer<typeof platformStatsQuery>;
/** A statistic over time. */
export const seriesQuery = z.object({ ...statsQuery.shape, bucket: bucketQuery });
export type SeriesQuery = z.infer<typeof seriesQuery>;
export const platformSeriesQuery = z.object({ ...platformStatsQuery.shape, bucket: bucketQuery });
export type PlatformSeriesQuery = z.infer<typeof platformSeriesQuery>;

/** What every statistic states: the instant it was read, its range and its zone. */
export const statsHead = z.object({ asOf: instant, from: instant, to: instant, tz: text("plain") });
/** Buckets have no gaps. The first and the last are cut to the range. Buckets after `asOf` are left out. */
export const seriesHead = z.object({ ...statsHead.shape, bucket });
export const count = z.number().int().nonnegative();
