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

/** A row `e(edges)`: where buckets begin, and the last one ends. */
export const edgesRow = (edges: readonly number[]): Prisma.Sql => Prisma.sql`(SELECT ${dates(edges)}::timestamptz[] AS edges) AS e`;

/** The place, from 0, of the bucket of `e.edges` that `at` lies in; what lies before all of them is −1. */
export const bucketOf = (at: string): Prisma.Sql => Prisma.raw(`(width_bucket(${at}, e.edges) - 1)`);

/** Of the bucket that `bucket` names: where it begins, and where it ends. */
export const BUCKET_BEGIN = Prisma.raw("e.edges[bucket + 1]");
export const BUCKET_END = Prisma.raw("e.edges[bucket + 2]");

/** A length in milliseconds as a number that is exact. */
export const lengthMs = (interval: Prisma.Sql): Prisma.Sql => Prisma.sql`(extract(epoch FROM ${interval}) * 1000)`;
