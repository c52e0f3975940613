import type { TimeRange } from "@/lib/time/range";
import { Prisma, type Read } from "../db/client";
import { allOf } from "./filter";
import { instants } from "./segment-rows";
import { readStaleMinutes, type RollupKind } from "./stale-minutes";

/** The rows of a list and their order. Its pages, its count and its export are all read from this. */
export interface Listing {
  columns: Prisma.Sql;
  from: Prisma.Sql;
  where: readonly Prisma.Sql[];
  /** Total: no two rows tie. */
  order: Prisma.Sql;
  /** Given if rollups tell how many rows there are. */
  rollupCount?: RollupCount | undefined;
  /** The keys of the same rows in the same order, given if they are cheaper to find than the rows. */
  keys?: Listing | undefined;
  /** Given if all rows lie in some ranges of time, which are then read one by one. */
  segments?: ListingSegments | undefined;
}

interface ListingSegments {
  /** The table's alias in the listing's `from`, and what is joined to it there. */
  alias: string;
  joins: Prisma.Sql;
  /** Which time of a row lies in one of the ranges. */
  time: Prisma.Sql;
  ranges: readonly TimeRange[];
}

/** How many rows a list has, according to the Rollup tables. */
export interface RollupCount {
  appId: number;
  of: RollupKind;
  /** The same `count` as that of the rows, which are read themselves in the ranges that are `stale`. */
  count: (stale: readonly TimeRange[]) => Prisma.Sql;
}

/** All rows in order, or those that the conditions `after` let through, at most `limit`. */
export function selectRows(listing: Listing, after: readonly Prisma.Sql[] = [], limit?: number): Prisma.Sql {
  const cut = limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit}`;
  const select = ({ columns, from, where, order }: Listing) =>
    Prisma.sql`SELECT ${columns} FROM ${from} WHERE ${allOf([...where, ...after])} ORDER BY ${order} ${cut}`;
  return select(bySegment(listing, select));
}

/** The same listing, read through the index of its time in each of its segments. `select` reads one of them. */
function bySegment(listing: Listing, select: (segment: Listing) => Prisma.Sql): Listing {
  if (listing.segments === undefined) return listing;
  const { alias, joins, time, ranges } = listing.segments;
  const row = Prisma.raw(alias);
  const one = select({
    ...listing,
    columns: Prisma.sql`${row}.*`,
    where: [...listing.where, Prisma.sql`${time} >= s.since AND ${time} < s.before`],
  });
  return {
    ...listing,
    from: Prisma.sql`
      unnest(${instants(ranges.map((t) => t.from))}, ${instants(ranges.map((t) => t.to))}) AS s(since, before)
      CROSS JOIN LATERAL (${one}) AS ${row} ${joins}`,
  };
}

/** How many rows a list has. `read` must read from one snapshot. */
export async function countRows({ rollupCount, ...listing }: Listing, read: Read): Promise<number> {
  const select = ({ from, where }: Listing, columns: Prisma.Sql) =>
    Prisma.sql`SELECT ${columns} FROM ${from} WHERE ${allOf(where)}`;
  const rows = bySegment(listing.keys ?? listing, (segment) => select(segment, segment.columns));
  const stale = rollupCount === undefined ? null : await readStaleMinutes(read, rollupCount.appId, rollupCount.of);
  const [row] = await read<{ count: number }>(
    rollupCount === undefined || stale === null
      ? select(rows, Prisma.sql`count(*)::float8 AS count`)
      : rollupCount.count(stale),
  );
  return row?.count ?? 0;
}

/** The last day that four-digit years can write. */
const END_OF_TIME = Date.UTC(9999, 11, 31);

/** A half-open range in milliseconds. A range that ends before it begins is empty. */
export function rangeOf({ from, to }: { from?: string | undefined; to?: string | undefined }): TimeRange {
  const begin = from === undefined ? 0 : Date.parse(from);
  return { from: begin, to: Math.max(begin, to === undefined ? END_OF_TIME : Date.parse(to)) };
}

/** Splits off the page from `rows`, which hold one row more than a page if there is a next page. */
export function pageOf<R>(
  rows: readonly R[],
  limit: number,
  cursorOf: (last: R) => string,
): { page: R[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
