import type { OnlineAnswer, OnlinePoint } from "@/lib/contracts/stats/online";
import type { SeriesQuery } from "@/lib/contracts/stats/range";
import type { Millis } from "@/lib/time/units";
import { PLATFORMS } from "@/lib/protocol/platform";
import { readConnectionChanges, readOpenBefore } from "./connection-changes";
import { runningTotals } from "./running-totals";
import { readOnlineBuckets } from "./online-buckets";
import { seriesOf, untilNow } from "./series";
import { readStats } from "./read-stats";

/** Users online over time, with the highest number and the average of each bucket. Throws ServiceError. */
export async function readOnline(query: SeriesQuery, now: Date): Promise<OnlineAnswer> {
  const { appId, head, ...series } = await seriesOf(query, now);
  const edges = untilNow(series.edges, series.now);
  const [from] = edges;
  if (from === undefined)
    return { ...head, points: [], total: { peak: 0, peakAt: null, average: 0, averageByPlatform: {} } };
  return readStats(appId, "projections", async (tx, stale) => {
    const range = { appId, edges, stale };
    const online = await readOnlineBuckets(tx, range);
    const open = await readOpenBefore(tx, appId, from, stale);
    const changes = new Map(
      (await readConnectionChanges(tx, range)).map((row) => [`${row.bucket} ${row.platform}`, row]),
    );
    const platforms = PLATFORMS.map((platform) => ({
      platform,
      levels: runningTotals(edges, (bucket) => changes.get(`${bucket} ${platform}`), open.get(platform) ?? 0),
    }));
    const points = online.map((bucket, i): OnlinePoint => ({
      t: iso(bucket.from),
      users: bucket.users,
      peak: bucket.peak,
      peakAt: iso(bucket.peakAt),
      average: bucket.timeMs / (bucket.to - bucket.from),
      byPlatform: Object.fromEntries(
        platforms.map((p) => [p.platform, p.levels[i]?.at ?? 0] as const).filter(([, n]) => n > 0),
      ),
    }));
    const highest = online.reduce((best, bucket) => (bucket.peak > best.peak ? bucket : best), { peak: 0, peakAt: 0 });
    const timeMs = online.reduce((sum, bucket) => sum + bucket.timeMs, 0);
    const lengthMs = (edges.at(-1) ?? from) - from;
    const averages = platforms.map(
      (p) => [p.platform, p.levels.reduce((sum, level) => sum + level.timeMs, 0) / lengthMs] as const,
    );
    return {
      ...head,
      points,
      total: {
        peak: highest.peak,
        peakAt: highest.peak > 0 ? iso(highest.peakAt) : null,
        average: timeMs / lengthMs,
        averageByPlatform: Object.fromEntries(averages.filter(([, n]) => n > 0)),
      },
    };
  });
}

const iso = (ms: Millis) => new Date(ms).toISOString();
