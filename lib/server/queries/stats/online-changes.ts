import type { Millis } from "@/lib/time/units";
import type { TimeRange } from "@/lib/time/range";
import { segmentsOf } from "@/lib/time/segments";
import { Prisma, type Tx } from "../../db/client";
import { inBuckets, milliseconds, rawRows, rollupRows } from "../segment-rows";

/** What users did in one bucket. */
export interface OnlineChanges {
  /** Users who came less those who left; at the very beginning of the bucket; over all of it. */
  netAtStart: number;
  net: number;
  /** Most users online in the bucket, less those online just before the first bucket, and when; null where nothing happened. */
  peak: number | null;
  peakAt: Date | null;
  /** Time online of those who came, less what those who left lack, in milliseconds. */
  netMs: number;
  /** CustomStatusChange callbacks. */
  status: number;
}

interface Range {
  appId: number;
  edges: readonly Millis[];
  raw: readonly TimeRange[];
}

const NOTHING: OnlineChanges = { netAtStart: 0, net: 0, peak: null, peakAt: null, netMs: 0, status: 0 };

/** What users did in every bucket, one entry each, in order. */
export async function readOnlineChanges(tx: Tx, { appId, edges, raw }: Range): Promise<OnlineChanges[]> {
  if (edges.length < 2) return [];
  const levels = Prisma.sql`
    SELECT *, sum(net) OVER (ORDER BY at ROWS UNBOUNDED PRECEDING) - net + peak AS level FROM (${movesOf(appId, edges, raw)}) AS moves`;
  const rows = await tx.$queryRaw<(OnlineChanges & { bucket: number })[]>`
    SELECT bucket, sum(net)::int AS net, coalesce(sum(net_at_start) FILTER (WHERE at = begins), 0)::int AS "netAtStart",
           max(level)::int AS peak, (array_agg(peak_at ORDER BY level DESC, peak_at))[1] AS "peakAt",
           sum(net_ms + net * ${milliseconds(Prisma.sql`ends - stop`)})::float8 AS "netMs", sum(status)::int AS status
    FROM (${inBuckets(levels, edges)}) AS placed GROUP BY bucket`;
  const byBucket = new Map(rows.map(({ bucket, ...moves }) => [bucket, moves]));
  return edges.slice(1).map((_, bucket) => byBucket.get(bucket) ?? NOTHING);
}

/** Users online just before an instant. */
export async function readOnlineBefore(tx: Tx, appId: number, at: Millis, raw: readonly TimeRange[]): Promise<number> {
  const [row] = await tx.$queryRaw<{ users: number }[]>`
    SELECT coalesce(sum(net), 0)::int AS users FROM (${movesOf(appId, [0, at], raw)}) AS moves`;
  return row?.users ?? 0;
}

/** Units, and the moments of single rows as units without length. */
function movesOf(appId: number, edges: readonly Millis[], raw: readonly TimeRange[]): Prisma.Sql {
  const pieces = segmentsOf(edges, raw);
  return Prisma.sql`
    SELECT r.at, r.at + interval '1 minute' * r.size AS stop, r.went_online - r.went_offline AS net, r.net_at_start, r.peak, r.peak_at, r.net_ms, r.status
    FROM ${rollupRows(pieces, "rollup_online", appId)}
    UNION ALL
    SELECT at, at, sum(net), sum(net), sum(net), at, 0, sum(status) FROM (
      SELECT s.at, 1 AS net, 0 AS status FROM ${rawRows(pieces, "s.at", "online_span", appId)}
      UNION ALL
      SELECT s.until, -1, 0 FROM ${rawRows(pieces, "s.until", "online_span", appId)}
      UNION ALL
      SELECT s.at, 0, 1 FROM ${rawRows(pieces, "s.at", "status_change", appId)}) AS single
    GROUP BY at`;
}
