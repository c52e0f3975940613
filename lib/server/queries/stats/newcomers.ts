import { MINUTE, type RollupSize } from "@/lib/time/units";
import { segmentsOf } from "@/lib/time/segments";
import { Prisma, type Tx } from "../../db/client";
import { arrivals } from "../../measures/users";
import { inBuckets, rawRows, rollupRows, type BucketRange } from "../segment-rows";

/**
 * Users who came online in each bucket and were not online in it before; one entry per bucket. Together with the users
 * online at its start, they are its distinct users. A bucket must not be longer than 25 hours, because arrivals keep no
 * earlier time.
 */
export async function readNewcomers(tx: Tx, { appId, edges, stale }: BucketRange): Promise<number[]> {
  if (edges.length < 2) return [];
  const aligned = (size: RollupSize) => edges.slice(0, -1).every((edge) => edge % (size * MINUTE) === 0);
  // A unit of arrivals must not span the start of a bucket, or users who came before it would count as new.
  const sizes: RollupSize[] = aligned(60) ? [60, 15] : aligned(15) ? [15] : [];
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
