import type { TimeRange } from "@/lib/time/range";
import { segmentsOf } from "@/lib/time/segments";
import type { Millis } from "@/lib/time/units";
import { Prisma, type Tx } from "../../db/client";
import { milliseconds } from "../../measures/rows";
import { statusChanges } from "../../measures/statuses";
import { onlineChanges } from "../../measures/users";
import { inBuckets, rawRows, rollupRows, type BucketRange } from "../segment-rows";

/** Users who went online and offline in one bucket. */
export interface OnlineChanges {
  /** Change of the number of users online: at the very beginning of the bucket, and over all of it. */
  netAtStart: number;
  net: number;
  /** Most users online, minus those online just before the first bucket, and when. Null if nothing happened. */
  peak: number | null;
  peakAt: Date | null;
  /** Time online in the bucket, beyond the number online before it × its length. Milliseconds. */
  netMs: number;
  /** CustomStatusChange callbacks. */
  status: number;
}

const NOTHING: OnlineChanges = { netAtStart: 0, net: 0, peak: null, peakAt: null, netMs: 0, status: 0 };

/** Changes of the users online in every bucket, one entry each, in order. */
export async function readOnlineChanges(tx: Tx, { appId, edges, stale }: BucketRange): Promise<OnlineChanges[]> {
  if (edges.length < 2) return [];
  const levels = Prisma.sql`
    SELECT *, sum(net) OVER (ORDER BY at ROWS UNBOUNDED PRECEDING) - net + peak AS level
    FROM (${changesIn(appId, edges, stale)}) AS changes`;
  const rows = await tx.$queryRaw<(OnlineChanges & { bucket: number })[]>`
    SELECT bucket, sum(net)::int AS net, coalesce(sum(net_at_start) FILTER (WHERE at = begins), 0)::int AS "netAtStart",
           max(level)::int AS peak, (array_agg(peak_at ORDER BY level DESC, peak_at))[1] AS "peakAt",
           sum(net_ms + net * ${milliseconds("ends - stop")})::float8 AS "netMs", sum(status)::int AS status
    FROM (${inBuckets(levels, edges)}) AS placed GROUP BY bucket`;
  const byBucket = new Map(rows.map(({ bucket, ...changes }) => [bucket, changes]));
  return edges.slice(1).map((_, bucket) => byBucket.get(bucket) ?? NOTHING);
}

/** Users online just before an instant. */
export async function readOnlineBefore(
  tx: Tx,
  appId: number,
  at: Millis,
  stale: readonly TimeRange[],
): Promise<number> {
  const [row] = await tx.$queryRaw<{ users: number }[]>`
    SELECT coalesce(sum(net), 0)::int AS users FROM (${changesIn(appId, [0, at], stale)}) AS changes`;
  return row?.users ?? 0;
}

/** Units of rollups, and the instants of raw rows as units without length. */
function changesIn(appId: number, edges: readonly Millis[], stale: readonly TimeRange[]): Prisma.Sql {
  const segments = segmentsOf(edges, stale);
  const raw = rawRows(segments, appId);
  return Prisma.sql`
    SELECT at, at + interval '1 minute' * size AS stop, went_online - went_offline AS net, net_at_start, peak, peak_at,
           net_ms, status
    FROM ${rollupRows(segments, "rollup_online", appId)}
    UNION ALL
    SELECT at, at, sum(net), sum(net), sum(net), at, 0, sum(status) FROM (
      SELECT at, went_online - went_offline AS net, 0 AS status FROM (${onlineChanges(raw)}) AS users
      UNION ALL
      SELECT at, 0, n FROM (${statusChanges(raw)}) AS statuses) AS raw
    GROUP BY at`;
}
