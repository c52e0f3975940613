import type { Piece } from "@/lib/stats/pieces";
import { Prisma } from "../../db/client";

const dates = (times: readonly number[]) => times.map((t) => new Date(t));

/** The stretches of units as rows `p(size, since, before)`, to be joined with the `r` of a Roll table by `inPiece`. */
export const unitPieces = (pieces: readonly Piece[]): Prisma.Sql => {
  const own = pieces.filter((p) => p.size !== 0);
  return Prisma.sql`unnest(
    ${own.map((p) => p.size)}::smallint[], ${dates(own.map((p) => p.from))}::timestamptz[],
    ${dates(own.map((p) => p.to))}::timestamptz[]) AS p(size, since, before)`;
};

/** That a unit `r` of an app lies in a stretch `p`. */
export const inPiece = (appId: number) => Prisma.sql`
  r.app_id = ${appId} AND r.size = p.size AND r.at >= p.since AND r.at < p.before`;

/** The stretches in which single rows are to be read, as rows `p(since, before)`. */
export const rawPieces = (pieces: readonly Piece[]): Prisma.Sql => {
  const own = pieces.filter((p) => p.size === 0);
  return Prisma.sql`unnest(
    ${dates(own.map((p) => p.from))}::timestamptz[], ${dates(own.map((p) => p.to))}::timestamptz[]) AS p(since, before)`;
};

/**
 * The rows of `moves`, each with the bucket that its `at` lies in: `bucket`, its place from 0, and where it `begins` and
 * `ends`. `edges` say where buckets begin, and the last one ends; no row may lie before the first.
 */
export const inBuckets = (moves: Prisma.Sql, edges: readonly number[]): Prisma.Sql => Prisma.sql`
  SELECT m.*, b.bucket, e.edges[b.bucket + 1] AS begins, e.edges[b.bucket + 2] AS ends
  FROM (${moves}) AS m, (SELECT ${dates(edges)}::timestamptz[] AS edges) AS e,
    LATERAL (SELECT width_bucket(m.at, e.edges) - 1 AS bucket) AS b`;

/** A length in milliseconds as a number that is exact. */
export const lengthMs = (interval: string): Prisma.Sql => Prisma.raw(`(extract(epoch FROM ${interval}) * 1000)`);
