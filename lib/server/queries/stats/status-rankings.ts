import type { StatusesStatsAnswer } from "@/lib/contracts/stats/statuses";
import { groupBy } from "@/lib/group-by";
import type { Millis } from "@/lib/time/units";
import type { TimeRange } from "@/lib/time/range";
import { segmentsOf } from "@/lib/time/segments";
import { Prisma, type Tx } from "../../db/client";
import { statusChanges, statusEnds } from "../../measures/statuses";
import { inBuckets, rawRows, rollupRows } from "../segment-rows";

export interface Scope {
  tx: Tx;
  appId: number;
  edges: readonly Millis[];
  stale: readonly TimeRange[];
  /** How many rows a list shows. */
  top: number;
}

type Rest = StatusesStatsAnswer["changesRest"];
/** Every row says how many rows there are in all, and what they add up to. */
type Topped<T> = T & { count: number; kinds: number; total: number };

/** The `top` most frequent of (…, count), and how many are left out. */
async function readTop<T>({ tx, top }: Scope, rows: Prisma.Sql): Promise<[Topped<T>[], Rest]> {
  const found = await tx.$queryRaw<Topped<T>[]>`
    SELECT *, (count(*) OVER ())::int AS kinds, (sum(count) OVER ())::float8 AS total FROM (${rows}) AS counted
    ORDER BY count DESC, value LIMIT ${top}`;
  const shown = found.reduce((sum, row) => sum + row.count, 0);
  return [found, { values: (found[0]?.kinds ?? 0) - found.length, count: (found[0]?.total ?? 0) - shown }];
}

/** The values that are set now, by how many users. */
export async function readCurrent(scope: Scope): Promise<[StatusesStatsAnswer["current"], Rest]> {
  const [rows, rest] = await readTop<{ value: string }>(
    scope,
    Prisma.sql`
    SELECT custom_status AS value, count(*)::int AS count FROM presence
    WHERE app_id = ${scope.appId} AND custom_status <> '' AND status_presumed_cleared_at IS NULL
    GROUP BY custom_status`,
  );
  return [rows.map(({ value, count }) => ({ value, users: count })), rest];
}

/** The values that were set in the range, by how often. */
export async function readChanges(scope: Scope): Promise<[StatusesStatsAnswer["changes"], Rest]> {
  const [rows, rest] = await readTop<{ value: string }>(
    scope,
    Prisma.sql`
    SELECT value, sum(n)::int AS count FROM (${changesOf(scope)}) AS changes GROUP BY value`,
  );
  return [rows.map(({ value, count }) => ({ value, count })), rest];
}

/** What followed what in the range, by how often. */
export async function readTransitions(scope: Scope): Promise<[StatusesStatsAnswer["transitions"], Rest]> {
  const [rows, rest] = await readTop<{ was: string; value: string }>(
    scope,
    Prisma.sql`
    SELECT was, value, sum(n)::int AS count FROM (${changesOf(scope)}) AS changes GROUP BY was, value`,
  );
  return [rows.map(({ was, value, count }) => ({ from: was, to: value, count })), rest];
}

/** How long values stood that ended in the range. The empty value, which is no status, is left out. */
export async function readLasting(scope: Scope): Promise<[StatusesStatsAnswer["lasting"], Rest]> {
  const segments = segmentsOf(scope.edges, scope.stale);
  const [rows, rest] = await readTop<{ value: string; presumed: number; lastedMs: number }>(
    scope,
    Prisma.sql`
    SELECT value, sum(n)::int AS count, sum(presumed)::int AS presumed, sum(lasted_ms)::float8 AS "lastedMs" FROM (
      SELECT value, n, presumed, lasted_ms FROM ${rollupRows(segments, "rollup_status_end", scope.appId)}
      UNION ALL
      SELECT value, n, presumed, lasted_ms FROM (${statusEnds(rawRows(segments, scope.appId))}) AS raw) AS ends
    WHERE value <> '' GROUP BY value`,
  );
  return [
    rows.map(({ value, count, presumed, lastedMs }) => ({ value, count, presumed, averageMs: lastedMs / count })),
    rest,
  ];
}

/** Changes by bucket: to each value of `lines`, and to all others together. */
export async function readPoints(scope: Scope, lines: readonly string[]): Promise<StatusesStatsAnswer["points"]> {
  if (scope.edges.length < 2) return [];
  const rows = await scope.tx.$queryRaw<{ bucket: number; value: string | null; count: number }[]>`
    SELECT bucket, CASE WHEN value = ANY(${lines}) THEN value END AS value, sum(n)::int AS count
    FROM (${inBuckets(changesOf(scope), scope.edges)}) AS changes GROUP BY 1, 2`;
  const buckets = groupBy(rows, (row) => row.bucket);
  return scope.edges.slice(0, -1).map((edge, i) => {
    const group = buckets.get(i) ?? [];
    return {
      t: new Date(edge).toISOString(),
      values: Object.fromEntries(group.flatMap(({ value, count }) => (value === null ? [] : [[value, count]]))),
      others: group.find(({ value }) => value === null)?.count ?? 0,
    };
  });
}

function changesOf({ appId, edges, stale }: Scope): Prisma.Sql {
  const segments = segmentsOf(edges, stale);
  return Prisma.sql`
    SELECT at, was, value, n FROM ${rollupRows(segments, "rollup_status", appId)}
    UNION ALL
    SELECT at, was, value, n FROM (${statusChanges(rawRows(segments, appId))}) AS raw`;
}
