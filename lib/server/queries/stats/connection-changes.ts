import type { EndCause } from "@/lib/presence/types";
import type { Millis } from "@/lib/time/units";
import { END_CAUSES } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import type { TimeRange } from "@/lib/time/range";
import { segmentsOf, type Segment } from "@/lib/time/segments";
import { Prisma, type Tx } from "../../db/client";
import { inBuckets, milliseconds, rawRows, rollupRows } from "../segment-rows";

/** What connections did in one bucket. */
export interface ConnectionChanges extends Record<EndCause, number> {
  began: number;
  /** Those of the ended whose start is not known. */
  unknown: number;
  /** Connections that began less those that ended, as far as the start is known; at the very beginning; over all of it. */
  netAtStart: number;
  net: number;
  /** Time open of those that began, less what those that ended lack, in milliseconds. */
  netMs: number;
}

interface Range {
  appId: number;
  edges: readonly Millis[];
  raw: readonly TimeRange[];
  platform?: Platform | undefined;
}

const CAUSES = Prisma.raw(END_CAUSES.join(", "));
const ENDED = Prisma.raw(END_CAUSES.join(" + "));
const CAUSE_SUMS = Prisma.raw(END_CAUSES.map((cause) => `sum(${cause})::int AS ${cause}`).join(", "));
const ONE_HOT = Prisma.raw(END_CAUSES.map((cause) => `(c.end_cause = '${cause}')::int`).join(", "));
const NO_CAUSE = Prisma.raw(END_CAUSES.map(() => "0").join(", "));

/** What connections did, by bucket and platform, where anything happened. */
export function readConnectionChanges(
  tx: Tx,
  range: Range,
): Promise<(ConnectionChanges & { bucket: number; platform: Platform })[]> {
  return select(tx, range, Prisma.sql`bucket, platform`);
}

/** What connections did, by bucket over all platforms, where anything happened. */
export function readConnectionChangesOfAll(tx: Tx, range: Range): Promise<(ConnectionChanges & { bucket: number })[]> {
  return select(tx, range, Prisma.sql`bucket`);
}

async function select<Row>(tx: Tx, { appId, edges, raw, platform }: Range, by: Prisma.Sql): Promise<Row[]> {
  if (edges.length < 2) return [];
  return tx.$queryRaw<Row[]>`
    SELECT ${by}, sum(began)::int AS began, ${CAUSE_SUMS}, sum(ended_unknown)::int AS unknown, sum(net)::int AS net,
           coalesce(sum(net_at_start) FILTER (WHERE at = begins), 0)::int AS "netAtStart",
           sum(net_ms + net * ${milliseconds(Prisma.sql`ends - stop`)})::float8 AS "netMs"
    FROM (${inBuckets(connectionChanges(appId, segmentsOf(edges, raw)), edges)}) AS placed
    ${platform === undefined ? Prisma.empty : Prisma.sql`WHERE platform = ${platform}`}
    GROUP BY ${by}`;
}

/** Connections open just before an instant, by platform. */
export async function readOpenBefore(
  tx: Tx,
  appId: number,
  at: Millis,
  raw: readonly TimeRange[],
): Promise<Map<Platform, number>> {
  const rows = await tx.$queryRaw<{ platform: Platform; open: number }[]>`
    SELECT platform, sum(net)::int AS open FROM (${connectionChanges(appId, segmentsOf([0, at], raw))}) AS moves GROUP BY platform`;
  return new Map(rows.map((row) => [row.platform, row.open]));
}

/** What connections did in some stretches: units, and single rows as units without length. */
export function connectionChanges(appId: number, pieces: readonly Segment[]): Prisma.Sql {
  return Prisma.sql`
    SELECT r.platform, r.at, r.at + interval '1 minute' * r.size AS stop, began, ${CAUSES}, ended_unknown,
           began - (${ENDED} - ended_unknown) AS net, net_at_start, net_ms
    FROM ${rollupRows(pieces, "rollup_activity", appId)}
    UNION ALL
    SELECT c.platform, c.at, c.at, 1, ${NO_CAUSE}, 0, 1, 1, 0
    FROM ${rawRows(pieces, "c.at", "connection", appId)}
    WHERE c.started_at IS NOT NULL
    UNION ALL
    SELECT c.platform, c.ended_at, c.ended_at, 0, ${ONE_HOT}, (c.started_at IS NULL)::int,
           -(c.started_at IS NOT NULL)::int, -(c.started_at IS NOT NULL)::int, 0
    FROM ${rawRows(pieces, "c.ended_at", "connection", appId)}`;
}
