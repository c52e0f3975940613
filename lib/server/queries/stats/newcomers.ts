import { type Millis, MINUTE, type Size } from "@/lib/time/units";
import type { TimeRange } from "@/lib/time/range";
import { segmentsOf } from "@/lib/time/segments";
import { Prisma, type Tx } from "../../db/client";
import { inBuckets, rawRows, rollupRows } from "../segment-rows";

interface Range {
  appId: number;
  /** Days: no bucket may be longer than 25 hours, as arrivals remember no more. */
  edges: readonly Millis[];
  raw: readonly TimeRange[];
}

/**
 * Users who came in each bucket and had not been online in it before, nor at its first instant: with those online just
 * before it, its distinct users. One entry a bucket.
 */
export async function readNewcomers(tx: Tx, { appId, edges, raw }: Range): Promise<number[]> {
  if (edges.length < 2) return [];
  const aligned = (size: Size) => edges.slice(0, -1).every((edge) => edge % (size * MINUTE) === 0);
  // The units that arrivals are kept by must not lie across a beginning, or who came before it would be taken for new.
  const sizes: Size[] = aligned(60) ? [60, 15] : aligned(15) ? [15] : [];
  const pieces = segmentsOf(edges, raw, sizes);
  const moves = Prisma.sql`
    SELECT r.at, r.last_seen, r.n FROM ${rollupRows(pieces, "rollup_arrival", appId)}
    UNION ALL
    SELECT s.at, seen.until, 1
    FROM ${rawRows(pieces, "s.at", "online_span", appId)}
    LEFT JOIN LATERAL (
      SELECT before.until FROM online_span AS before
      WHERE before.app_id = s.app_id AND before.user_id = s.user_id AND before.at < s.at ORDER BY before.at DESC LIMIT 1) AS seen ON true`;
  const rows = await tx.$queryRaw<{ bucket: number; users: number }[]>`
    SELECT bucket, sum(n)::int AS users FROM (${inBuckets(moves, edges)}) AS placed
    WHERE last_seen < begins OR last_seen IS NULL GROUP BY bucket`;
  const byBucket = new Map(rows.map((row) => [row.bucket, row.users]));
  return edges.slice(1).map((_, bucket) => byBucket.get(bucket) ?? 0);
}
