import type { KicksStatsAnswer } from "@/lib/contracts/stats/kicks";
import type { SeriesQuery } from "@/lib/contracts/stats/range";
import { groupBy } from "@/lib/group-by";
import type { Millis } from "@/lib/time/units";
import type { Platform } from "@/lib/protocol/platform";
import type { TimeRange } from "@/lib/time/range";
import { segmentsOf } from "@/lib/time/segments";
import { Prisma, type Tx } from "../../db/client";
import { kickEntries } from "../../measures/kicks";
import { inBuckets, rawRows, rollupRows } from "../segment-rows";
import { seriesOf } from "./series";
import { readStats } from "./read-stats";

interface Row {
  bucket: number;
  by: Platform;
  kicked: Platform;
  count: number;
  unknown: number;
}

/** Entries of KickedDevice in a range: who kicked whom, and over time. Throws ServiceError. */
export async function readKicksStats(query: SeriesQuery, now: Date): Promise<KicksStatsAnswer> {
  const { appId, edges, head } = await seriesOf(query, now);
  const rows = await readStats(appId, "projections", (tx, stale) => readRows(tx, appId, edges, stale));
  const buckets = groupBy(rows, (row) => row.bucket);
  const pairs = [...groupBy(rows, (row) => `${row.by} ${row.kicked}`).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ by: first.by, kicked: first.kicked, count: sum(group, "count"), unknown: sum(group, "unknown") }];
  });
  return {
    ...head,
    total: sum(rows, "count"),
    unknown: sum(rows, "unknown"),
    byKicked: byKicked(rows),
    pairs: pairs.sort((a, b) => b.count - a.count || (`${a.by} ${a.kicked}` < `${b.by} ${b.kicked}` ? -1 : 1)),
    points: edges.slice(0, -1).map((edge, i) => {
      const group = buckets.get(i) ?? [];
      return { t: new Date(edge).toISOString(), count: sum(group, "count"), byKicked: byKicked(group) };
    }),
  };
}

const sum = (rows: readonly Row[], column: "count" | "unknown") => rows.reduce((total, row) => total + row[column], 0);
const byKicked = (rows: readonly Row[]): KicksStatsAnswer["byKicked"] =>
  Object.fromEntries([...groupBy(rows, (row) => row.kicked)].map(([kicked, group]) => [kicked, sum(group, "count")]));

async function readRows(tx: Tx, appId: number, edges: readonly Millis[], stale: readonly TimeRange[]): Promise<Row[]> {
  if (edges.length < 2) return [];
  const segments = segmentsOf(edges, stale);
  return tx.$queryRaw<Row[]>`
    SELECT bucket, by_platform AS by, kicked, sum(n)::int AS count, sum(n - known)::int AS unknown FROM (${inBuckets(
      Prisma.sql`
      SELECT at, by_platform, kicked, n, known FROM ${rollupRows(segments, "rollup_kick", appId)}
      UNION ALL
      SELECT at, by_platform, kicked, n, known FROM (${kickEntries(rawRows(segments, appId))}) AS raw`,
      edges,
    )}) AS kicks
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
}
