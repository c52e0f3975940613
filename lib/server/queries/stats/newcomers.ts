import { type Millis, MINUTE, type Size } from "@/lib/time/units";
import type { TimeRange } from "@/lib/time/range";
import { segmentsOf } from "@/lib/time/segments";
import { Prisma, type Tx } from "../../db/client";
import { arrivals } from "../../measures/users";
import { inBuckets, rawRows, rollupRows } from "../segment-rows";

interface Range {
  appId: number;
  /** Days: no bucket may be longer than 25 hours, as arrivals remember no more. */
  edges: readonly Millis[];
  stale: readonly TimeRange[];
}

/**
 * Users who came in each bucket and had not been online in it before, nor at its first instant: with those online just
 * before it, its distinct users. One entry a bucket.
 */
export async function readNewcomers(tx: Tx, { appId, edges, stale }: Range): Promise<number[]> {
  if (edges.length < 2) return [];
  const aligned = (size: Size) => edges.slice(0, -1).every((edge) => edge % (size * MINUTE) === 0);
  // The units that arrivals are kept by must not lie across a beginning, or who came before it would be taken for new.
  const sizes: Size[] = aligned(60) ? [60, 15] : aligned(15) ? [15] : [];
  const segments = segmentsOf(edges, stale, sizes);
  const arrived = Prisma.sql`
    SELECT at, last_seen, n FROM ${rollupRows(segments, "rollup_arrival", appId)}
    UNION ALL
    SELECT at, last_seen, n FROM (${arrivals(rawRows(segments, appId))}) AS raw`;
  const rows = await tx.$queryRaw<{ bucket: number; users: number }[]>`
    SELECT bucket, sum(n)::int AS users FROM (${inBuckets(arrived, edges)}) AS placed
    WHERE last_seen < begins OR last_seen IS NULL GROUP BY bucket`;
  const byBucket = new Map(rows.map((row) => [row.bucket, row.users]));
  return edges.slice(1).map((_, bucket) => byBucket.get(bucket) ?? 0);
}
