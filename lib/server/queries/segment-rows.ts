import type { Segment } from "@/lib/time/segments";
import { Prisma } from "../db/client";

/** An array of instants as one parameter: thousands of them as parameters of their own take longer than the query. */
export const dates = (times: readonly number[]) =>
  Prisma.sql`${`{${times.map((t) => new Date(t).toISOString()).join(",")}}`}::timestamptz[]`;

// OFFSET 0 holds the planner to read stretch by stretch, through the index: it thinks so badly of ranges that it would
// rather compare every row of the table with every stretch.

/** The units `r` of a Roll table that the stretches of units consist of. */
export const rollupRows = (pieces: readonly Segment[], table: string, appId: number): Prisma.Sql => {
  const own = pieces.filter((p) => p.size !== 0);
  return Prisma.sql`unnest(
    ${own.map((p) => p.size)}::smallint[], ${dates(own.map((p) => p.from))},
    ${dates(own.map((p) => p.to))}) AS p(size, since, before)
    CROSS JOIN LATERAL (
      SELECT * FROM ${Prisma.raw(table)} AS r
      WHERE r.app_id = ${appId} AND r.size = p.size AND r.at >= p.since AND r.at < p.before OFFSET 0) AS r`;
};

/** The rows of a table whose moment, such as `s.at`, lies in the stretches where single rows are to be read. */
export const rawRows = (pieces: readonly Segment[], moment: string, table: string, appId: number): Prisma.Sql => {
  const own = pieces.filter((p) => p.size === 0);
  const alias = moment.slice(0, moment.indexOf("."));
  return Prisma.sql`unnest(
    ${dates(own.map((p) => p.from))}, ${dates(own.map((p) => p.to))}) AS p(since, before)
    CROSS JOIN LATERAL (
      SELECT * FROM ${Prisma.raw(`${table} AS ${alias}`)}
      WHERE ${Prisma.raw(`${alias}.app_id`)} = ${appId} AND ${Prisma.raw(`${moment} >= p.since AND ${moment} < p.before`)} OFFSET 0)
    AS ${Prisma.raw(alias)}`;
};

/**
 * The rows of `moves`, each with the `bucket` that its `at` lies in, and where that `begins` and `ends`. The edges are
 * not carried along with every row: there may be thousands.
 */
export const inBuckets = (moves: Prisma.Sql, edges: readonly number[]): Prisma.Sql => Prisma.sql`
  SELECT m.*, b.bucket, e.edges[b.bucket + 1] AS begins, e.edges[b.bucket + 2] AS ends
  FROM (${moves}) AS m, (SELECT ${dates(edges)} AS edges) AS e, LATERAL (SELECT width_bucket(m.at, e.edges) - 1 AS bucket) AS b`;

/** A length in milliseconds as a number that is exact. */
export const milliseconds = (interval: Prisma.Sql): Prisma.Sql => Prisma.sql`(extract(epoch FROM ${interval}) * 1000)`;
