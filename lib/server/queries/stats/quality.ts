import type { Quality, QualityAnswer } from "@/lib/contracts/stats/connections";
import type { SeriesQuery } from "@/lib/contracts/stats/range";
import { PLATFORMS, type Platform } from "@/lib/protocol/platform";
import { readConnectionChanges, readOpenBefore } from "./connection-changes";
import { runningTotals } from "./running-totals";
import { seriesOf, untilNow } from "./series";
import { readStats } from "./read-stats";

/**
 * Timeouts and link closes, and the duration of connections in which they could happen, over time by platform. Throws
 * ServiceError.
 */
export async function readQuality(query: SeriesQuery, now: Date): Promise<QualityAnswer> {
  const { appId, head, ...series } = await seriesOf(query, now);
  const edges = untilNow(series.edges, series.now);
  const [from] = edges;
  if (from === undefined) return { ...head, points: [], total: [] };
  return readStats(appId, "projections", async (tx, stale) => {
    const open = await readOpenBefore(tx, appId, from, stale);
    const rows = await readConnectionChanges(tx, { appId, edges, stale });
    const changes = new Map(rows.map((row) => [`${row.bucket} ${row.platform}`, row]));
    const seen = new Set([
      ...[...open].filter(([, n]) => n > 0).map(([platform]) => platform),
      ...rows.map((row) => row.platform),
    ]);
    const ofPlatform = PLATFORMS.filter((platform) => seen.has(platform)).map((platform) => {
      const changesOf = (bucket: number) => changes.get(`${bucket} ${platform}`);
      return runningTotals(edges, changesOf, open.get(platform) ?? 0).map((level, bucket) =>
        qualityOf(platform, changesOf(bucket), level.timeMs),
      );
    });
    const points = edges.slice(0, -1).map((t, bucket) => ({
      t: new Date(t).toISOString(),
      platforms: ofPlatform.flatMap((buckets) => buckets[bucket] ?? []),
    }));
    return { ...head, points, total: ofPlatform.map((buckets) => buckets.reduce(sum)) };
  });
}

function qualityOf(
  platform: Platform,
  changes: { timeout: number; link_close: number } | undefined,
  connectionMs: number,
): Quality {
  return { platform, timeouts: changes?.timeout ?? 0, linkCloses: changes?.link_close ?? 0, connectionMs };
}

const sum = (a: Quality, b: Quality): Quality => ({
  platform: a.platform,
  timeouts: a.timeouts + b.timeouts,
  linkCloses: a.linkCloses + b.linkCloses,
  connectionMs: a.connectionMs + b.connectionMs,
});
