import { END_CAUSES, type EndCause } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import type { TimeRange } from "@/lib/time/range";
import { segmentsOf, type Segment } from "@/lib/time/segments";
import type { Millis } from "@/lib/time/units";
import { Prisma, type Tx } from "../../db/client";
import { CAUSE_COLUMNS, connectionChanges, ENDED } from "../../measures/connections";
import { milliseconds } from "../../measures/rows";
import { equals, when } from "../filter";
import { inBuckets, rawRows, rollupRows, type BucketRange } from "../segment-rows";

/** Connections that began and ended in one bucket. */
export interface ConnectionChanges extends Record<EndCause, number> {
  began: number;
  /** Ended connections of unknown start. */
  unknown: number;
  /** Change of the number of open connections of known start: at the very beginning, and over the bucket. */
  netAtStart: number;
  net: number;
  /** Time open in the bucket, beyond the number open before it × its length. Milliseconds. */
  netMs: number;
}

interface ConnectionBuckets extends BucketRange {
  platform?: Platform | undefined;
}

const CAUSE_SUMS = Prisma.raw(END_CAUSES.map((cause) => `sum(${cause})::int AS ${cause}`).join(", "));

/** Changes of connections by bucket and platform. Buckets in which nothing happened are left out. */
export function readConnectionChanges(
  tx: Tx,
  range: ConnectionBuckets,
): Promise<(ConnectionChanges & { bucket: number; platform: Platform })[]> {
  return select(tx, range, Prisma.sql`bucket, platform`);
}

/** Changes of connections by bucket over all platforms. Buckets in which nothing happened are left out. */
export function readConnectionChangesOfAll(
  tx: Tx,
  range: ConnectionBuckets,
): Promise<(ConnectionChanges & { bucket: number })[]> {
  return select(tx, range, Prisma.sql`bucket`);
}

async function select<Row>(
  tx: Tx,
  { appId, edges, stale, platform }: ConnectionBuckets,
  by: Prisma.Sql,
): Promise<Row[]> {
  if (edges.length < 2) return [];
  return tx.$queryRaw<Row[]>`
    SELECT ${by}, sum(began)::int AS began, ${CAUSE_SUMS}, sum(ended_unknown)::int AS unknown, sum(net)::int AS net,
           coalesce(sum(net_at_start) FILTER (WHERE at = begins), 0)::int AS "netAtStart",
           sum(net_ms + net * ${milliseconds("ends - stop")})::float8 AS "netMs"
    FROM (${inBuckets(changesIn(appId, segmentsOf(edges, stale)), edges)}) AS changes
    WHERE ${Prisma.join([Prisma.sql`true`, ...when(platform, equals(Prisma.sql`platform`))], " AND ")}
    GROUP BY ${by}`;
}

/** Connections open just before an instant, by platform. */
export async function readOpenBefore(
  tx: Tx,
  appId: number,
  at: Millis,
  stale: readonly TimeRange[],
): Promise<Map<Platform, number>> {
  const rows = await tx.$queryRaw<{ platform: Platform; open: number }[]>`
    SELECT platform, sum(net)::int AS open FROM (${changesIn(appId, segmentsOf([0, at], stale))}) AS changes
    GROUP BY platform`;
  return new Map(rows.map((row) => [row.platform, row.open]));
}

/** Changes of connections in some segments: units of rollups, and raw rows as units without length. */
export function changesIn(appId: number, segments: readonly Segment[]): Prisma.Sql {
  return Prisma.sql`
    SELECT platform, at, at + interval '1 minute' * size AS stop, began, ${CAUSE_COLUMNS}, ended_unknown,
           began - (${ENDED} - ended_unknown) AS net, net_at_start, net_ms
    FROM ${rollupRows(segments, "rollup_activity", appId)}
    UNION ALL
    SELECT platform, at, at, began, ${CAUSE_COLUMNS}, ended_unknown, net, net, 0
    FROM (${connectionChanges(rawRows(segments, appId))}) AS raw`;
}
