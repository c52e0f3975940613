import type { SessionsAnswer } from "@/lib/contracts/stats/connections";
import type { PlatformStatsQuery } from "@/lib/contracts/stats/range";
import type { Platform } from "@/lib/protocol/platform";
import { binOf, quantile } from "@/lib/stats/bins";
import { DURATION_EDGES, HUMAN_DURATIONS } from "@/lib/stats/durations";
import type { TimeRange } from "@/lib/time/range";
import { segmentsOf } from "@/lib/time/segments";
import { Prisma, type Tx } from "../../db/client";
import { readConnectionChanges } from "./connection-changes";
import { connectionDurations } from "../../measures/connections";
import { milliseconds } from "../../measures/rows";
import { resolveRange } from "./resolve-range";
import { rawRows, rollupRows } from "../segment-rows";
import { readStats } from "./read-stats";

/** Up to this many durations are sorted to read exact percentiles. Of more, percentiles are read from bins. */
const MAX_SORTED = 50_000;

interface SessionsRange extends TimeRange {
  appId: number;
  stale: readonly TimeRange[];
  platform: Platform | undefined;
}

/** How long connections lasted that ended in the range. Throws ServiceError. */
export async function readSessions(query: PlatformStatsQuery, now: Date): Promise<SessionsAnswer> {
  const { appId, from, to, head } = await resolveRange(query, now);
  return readStats(appId, "projections", async (tx, stale) => {
    const range = { appId, from, to, stale, platform: query.platform };
    const bins = await readBins(tx, range);
    const count = bins.reduce((sum, n) => sum + n, 0);
    const ended = await readConnectionChanges(tx, { ...range, edges: [from, to] });
    const approximate = count > MAX_SORTED;
    const percentiles = approximate ? fromBins(bins) : await sorted(tx, range);
    const unknownStart = ended.reduce((sum, row) => sum + row.unknown, 0);
    return { ...head, count, unknownStart, ...percentiles, approximate, histogram: histogramOf(bins) };
  });
}

/** Connections by bin of their duration. */
async function readBins(tx: Tx, { appId, from, to, stale, platform }: SessionsRange): Promise<number[]> {
  const segments = segmentsOf([from, to], stale);
  const wanted = platform === undefined ? Prisma.sql`true` : Prisma.sql`platform = ${platform}`;
  const rows = await tx.$queryRaw<{ bin: number; n: number }[]>`
    SELECT bin, sum(n)::int AS n FROM (
      SELECT bin, n FROM ${rollupRows(segments, "rollup_duration", appId)} WHERE ${wanted}
      UNION ALL
      SELECT bin, n FROM (${connectionDurations(rawRows(segments, appId))}) AS raw WHERE ${wanted}) AS bins
    GROUP BY bin`;
  const bins = Array.from({ length: DURATION_EDGES.length + 1 }, () => 0);
  for (const { bin, n } of rows) bins[bin] = n;
  return bins;
}

type Percentiles = Pick<SessionsAnswer, "p50" | "p90" | "p99">;

const fromBins = (bins: readonly number[]): Percentiles => ({
  p50: quantile(DURATION_EDGES, bins, 0.5),
  p90: quantile(DURATION_EDGES, bins, 0.9),
  p99: quantile(DURATION_EDGES, bins, 0.99),
});

async function sorted(tx: Tx, { appId, from, to, platform }: SessionsRange): Promise<Percentiles> {
  const [row] = await tx.$queryRaw<{ of: number[] | null }[]>`
    SELECT percentile_disc(ARRAY[0.5, 0.9, 0.99])
             WITHIN GROUP (ORDER BY ${milliseconds("ended_at - started_at")}::float8) AS of
    FROM connection WHERE app_id = ${appId} AND ended_at >= ${new Date(from)} AND ended_at < ${new Date(to)}
      AND started_at IS NOT NULL ${platform === undefined ? Prisma.empty : Prisma.sql`AND platform = ${platform}`}`;
  const [p50 = null, p90 = null, p99 = null] = row?.of ?? [];
  return { p50, p90, p99 };
}

/** The bins between two edges that a person reads, summed. */
function histogramOf(bins: readonly number[]): SessionsAnswer["histogram"] {
  return [0, ...HUMAN_DURATIONS].map((from, i) => {
    const to = HUMAN_DURATIONS[i] ?? null;
    const last = to === null ? bins.length : binOf(DURATION_EDGES, to);
    return { from, to, count: bins.slice(binOf(DURATION_EDGES, from), last).reduce((sum, n) => sum + n, 0) };
  });
}
