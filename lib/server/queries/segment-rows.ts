import type { TimeRange } from "@/lib/time/range";
import type { Segment } from "@/lib/time/segments";
import type { Millis } from "@/lib/time/units";
import { Prisma } from "../db/client";
import type { RowsIn } from "../measures/rows";

/** An app's time in buckets. Each bucket lies between two neighbours of `edges`, which ascend. */
export interface BucketRange {
  appId: number;
  edges: readonly Millis[];
  /** Ranges whose rollups are stale. Raw rows are read there. */
  stale: readonly TimeRange[];
}

/** An array of instants as one parameter. Thousands of parameters would take longer than the query. */
export const instants = (times: readonly number[]) =>
  Prisma.sql`${`{${times.map((t) => new Date(t).toISOString()).join(",")}}`}::timestamptz[]`;

// OFFSET 0 makes the planner read segment by segment, through the index. It underestimates how selective ranges are and
// would compare every row of the table with every segment.

/** The units `r` of a Rollup table that the segments consist of. */
export function rollupRows(segments: readonly Segment[], table: string, appId: number): Prisma.Sql {
  const summed = segments.filter((s) => s.size !== 0);
  return Prisma.sql`unnest(
    ${summed.map((s) => s.size)}::smallint[], ${instants(summed.map((s) => s.from))},
    ${instants(summed.map((s) => s.to))}) AS segment(unit_size, since, before)
    CROSS JOIN LATERAL (
      SELECT * FROM ${Prisma.raw(table)} AS r
      WHERE r.app_id = ${appId} AND r.size = segment.unit_size AND r.at >= segment.since
        AND r.at < segment.before OFFSET 0) AS r`;
}

/** The rows of a table whose time lies in the segments in which raw rows must be read. */
export function rawRows(segments: readonly Segment[], appId: number): RowsIn {
  const raw = segments.filter((s) => s.size === 0);
  return (time, table) => {
    const [alias = ""] = time.split(".");
    return Prisma.sql`unnest(
      ${instants(raw.map((s) => s.from))}, ${instants(raw.map((s) => s.to))}) AS segment(since, before)
      CROSS JOIN LATERAL (
        SELECT * FROM ${Prisma.raw(`${table} AS ${alias}`)} WHERE ${Prisma.raw(alias)}.app_id = ${appId}
          AND ${Prisma.raw(`${time} >= segment.since AND ${time} < segment.before`)} OFFSET 0) AS ${Prisma.raw(alias)}`;
  };
}

/**
 * The rows of `changes`, each with the `bucket` that its `at` lies in, and where that bucket `begins` and `ends`. The
 * edges are not carried along with every row, as there may be thousands.
 */
export const inBuckets = (changes: Prisma.Sql, edges: readonly number[]): Prisma.Sql => Prisma.sql`
  SELECT m.*, b.bucket, e.edges[b.bucket + 1] AS begins, e.edges[b.bucket + 2] AS ends
  FROM (${changes}) AS m, (SELECT ${instants(edges)} AS edges) AS e,
    LATERAL (SELECT width_bucket(m.at, e.edges) - 1 AS bucket) AS b`;
