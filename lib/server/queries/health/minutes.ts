import type { HistoryAnswer } from "@/lib/contracts/history";
import type { Millis } from "@/lib/time/units";
import type { App } from "../../apps/registry";
import { Prisma, type Tx } from "../../db/client";
import { withUnknown } from "./health";
import { inBuckets } from "../segment-rows";

type Arrivals = Pick<HistoryAnswer["points"][number], "t" | "accepted" | "duplicates" | "other" | "skewMs">;

/** What the receiver counted, by bucket. The skew is the newest of each bucket. */
export async function readArrivals(tx: Tx, { id }: App, edges: readonly Millis[]): Promise<Arrivals[]> {
  const [first, last] = [edges[0], edges.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows = await tx.$queryRaw<(Omit<Arrivals, "t"> & { bucket: number })[]>`
    SELECT bucket, sum(accepted)::int AS accepted, sum(duplicates)::int AS duplicates, sum(other)::int AS other,
           (array_agg(skew_ms ORDER BY at DESC) FILTER (WHERE skew_ms IS NOT NULL))[1] AS "skewMs"
    FROM (${inBuckets(
      Prisma.sql`
      SELECT minute AS at, accepted, duplicates, other, skew_ms FROM ingest_minute
      WHERE app_id = ${id} AND minute >= ${new Date(first)} AND minute < ${new Date(last)}`,
      edges,
    )}) AS minutes GROUP BY 1`;
  const byBucket = new Map(rows.map(({ bucket, ...row }) => [bucket, row]));
  const nothing = { accepted: 0, duplicates: 0, other: 0, skewMs: null };
  return edges.slice(0, -1).map((edge, i) => ({ t: new Date(edge).toISOString(), ...(byBucket.get(i) ?? nothing) }));
}

interface Refused {
  /** One entry per bucket. */
  points: number[];
  byCause: HistoryAnswer["total"]["rejected"];
}

/** Refused callbacks by bucket, and the sum of all buckets by cause. */
export async function readRefused(tx: Tx, app: App, edges: readonly Millis[]): Promise<Refused> {
  const [first, last] = [edges[0], edges.at(-1)];
  if (first === undefined || last === undefined) return { points: [], byCause: {} };
  const rows = await tx.$queryRaw<{ bucket: number; cause: string; n: number }[]>`
    SELECT bucket, cause, sum(n)::int AS n FROM (${inBuckets(
      Prisma.sql`
      SELECT minute AS at, key AS cause, value::int AS n FROM ingest_minute CROSS JOIN LATERAL jsonb_each_text(rejected)
      WHERE app_id = ANY(${withUnknown(app)}) AND minute >= ${new Date(first)} AND minute < ${new Date(last)}
        AND rejected <> '{}'`,
      edges,
    )}) AS refusals
    GROUP BY 1, 2 ORDER BY 2`;
  const points = edges.slice(0, -1).map(() => 0);
  const byCause: Record<string, number> = {};
  for (const { bucket, cause, n } of rows) {
    points[bucket] = (points[bucket] ?? 0) + n;
    byCause[cause] = (byCause[cause] ?? 0) + n;
  }
  return { points, byCause };
}

/** Callbacks of other commands in all buckets, by command. */
export async function readCommands(
  tx: Tx,
  { id }: App,
  edges: readonly Millis[],
): Promise<HistoryAnswer["total"]["commands"]> {
  const [first, last] = [edges[0], edges.at(-1)];
  if (first === undefined || last === undefined) return [];
  return tx.$queryRaw<HistoryAnswer["total"]["commands"]>`
    SELECT nullif(key, '') AS command, sum(value::int)::int AS count
    FROM ingest_minute CROSS JOIN LATERAL jsonb_each_text(commands)
    WHERE app_id = ${id} AND minute >= ${new Date(first)} AND minute < ${new Date(last)} AND other > 0
    GROUP BY key ORDER BY 2 DESC, 1`;
}
