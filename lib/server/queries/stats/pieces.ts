import type { Piece } from "@/lib/stats/pieces";
import { Prisma } from "../../db/client";

/** An array of instants as one parameter: thousands of them as parameters of their own take longer than the query. */
const dates = (times: readonly number[]) => Prisma.sql`${`{${times.map((t) => new Date(t).toISOString()).join(",")}}`}::timestamptz[]`;

/** The stretches of units as rows `p(size, since, before)`, to be joined with the `r` of a Roll table by `inPiece`. */
export const unitPieces = (pieces: readonly Piece[]): Prisma.Sql => {
  const own = pieces.filter((p) => p.size !== 0);
  return Prisma.sql`unnest(
    ${own.map((p) => p.size)}::smallint[], ${dates(own.map((p) => p.from))},
    ${dates(own.map((p) => p.to))}) AS p(size, since, before)`;
};

/** That a unit `r` of an app lies in a stretch `p`. */
export const inPiece = (appId: number) => Prisma.sql`
  r.app_id = ${appId} AND r.size = p.size AND r.at >= p.since AND r.at < p.before`;

/** The stretches in which single rows are to be read, as rows `p(since, before)`. */
export const rawPieces = (pieces: readonly Piece[]): Prisma.Sql => {
  const own = pieces.filter((p) => p.size === 0);
  return Prisma.sql`unnest(
    ${dates(own.map((p) => p.from))}, ${dates(own.map((p) => p.to))}) AS p(since, before)`;
};

/** A row `e(edges)`: where buckets begin, and the last one ends. */
export const edgesRow = (edges: readonly number[]): Prisma.Sql => Prisma.sql`(SELECT ${dates(edges)} AS edges) AS e`;

/** The place, from 0, of the bucket of `e.edges` that `at` lies in; what lies before all of them is −1. */
export const bucketOf = (at: string): Prisma.Sql => Prisma.raw(`(width_bucket(${at}, e.edges) - 1)`);

/**
 * The rows of `moves`, each with the `bucket` that its `at` lies in, and where that `begins` and `ends`. The edges are
 * not carried along with every row: there may be thousands.
 */
export const inBuckets = (moves: Prisma.Sql, edges: readonly number[]): Prisma.Sql => Prisma.sql`
  SELECT m.*, b.bucket, e.edges[b.bucket + 1] AS begins, e.edges[b.bucket + 2] AS ends
  FROM (${moves}) AS m, ${edgesRow(edges)}, LATERAL (SELECT ${bucketOf("m.at")} AS bucket) AS b`;

/** A length in milliseconds as a number that is exact. */
export const lengthMs = (interval: Prisma.Sql): Prisma.Sql => Prisma.sql`(extract(epoch FROM ${interval}) * 1000)`;
