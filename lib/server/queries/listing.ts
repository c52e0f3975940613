import type { TimeRange } from "@/lib/time/range";
import { Prisma, type Read } from "../db/client";
import { dates } from "./segment-rows";
import { readStaleMinutes, type RollupKind } from "./stale-minutes";

/** The rows of a list and their order, from which its pages, its count and its export are read alike. */
export interface Listing {
  columns: Prisma.Sql;
  from: Prisma.Sql;
  where: readonly Prisma.Sql[];
  /** Total: no two rows tie. */
  order: Prisma.Sql;
  /** Where sums tell how many rows there are. */
  rollupCount?: RollupCount | undefined;
  /** The keys of the same rows in the same order, where less is read to find them. */
  keys?: Listing | undefined;
  /** Where the rows lie in some stretches of time only, which are then read one by one. */
  segments?: Stretches | undefined;
}

interface Stretches {
  /** The table's name in the listing's `from`, and what is joined to it there. */
  row: string;
  joins: Prisma.Sql;
  /** Which time of a row lies in one of the stretches. */
  moment: Prisma.Sql;
  times: readonly TimeRange[];
}

/** How many rows a list has, out of Roll tables. */
export interface RollupCount {
  appId: number;
  of: RollupKind;
  /** The same `count` as the rows themselves have, which are read in the stretches that are `raw`. */
  count: (raw: readonly TimeRange[]) => Prisma.Sql;
}

/** All rows in order, or those that `after` lets through, at most `limit`. */
export function selectRows(listing: Listing, after: readonly Prisma.Sql[] = [], limit?: number): Prisma.Sql {
  const cut = limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit}`;
  const select = ({ columns, from, where, order }: Listing) =>
    Prisma.sql`SELECT ${columns} FROM ${from} WHERE ${Prisma.join([...where, ...after], " AND ")} ORDER BY ${order} ${cut}`;
  return select(stretchByStretch(listing, select));
}

/** The same listing, read through the index of its moment in each of its stretches; `select` reads one of them. */
function stretchByStretch(listing: Listing, select: (of: Listing) => Prisma.Sql): Listing {
  if (listing.segments === undefined) return listing;
  const { row, joins, moment, times } = listing.segments;
  const name = Prisma.raw(row);
  const one = select({
    ...listing,
    columns: Prisma.sql`${name}.*`,
    where: [...listing.where, Prisma.sql`${moment} >= s.since AND ${moment} < s.before`],
  });
  return {
    ...listing,
    from: Prisma.sql`
      unnest(${dates(times.map((t) => t.from))}, ${dates(times.map((t) => t.to))}) AS s(since, before) CROSS JOIN LATERAL (${one}) AS ${name} ${joins}`,
  };
}

/** How many rows a list has. Every `read` must be of the same moment. */
export async function countRows({ rollupCount, ...listing }: Listing, read: Read): Promise<number> {
  const all = ({ from, where }: Listing, what: Prisma.Sql) =>
    Prisma.sql`SELECT ${what} FROM ${from} WHERE ${Prisma.join([...where], " AND ")}`;
  const rows = stretchByStretch(listing.keys ?? listing, (of) => all(of, of.columns));
  const raw = rollupCount === undefined ? null : await readStaleMinutes(read, rollupCount.appId, rollupCount.of);
  const [row] = await read<{ count: number }>(
    rollupCount === undefined || raw === null
      ? all(rows, Prisma.sql`count(*)::float8 AS count`)
      : rollupCount.count(raw),
  );
  return row?.count ?? 0;
}

/** A condition where its filter is given, none where it is not. */
export function when<T>(value: T | undefined, condition: (value: T) => Prisma.Sql): Prisma.Sql[] {
  return value === undefined ? [] : [condition(value)];
}

/** Conditions of a half-open range of `column`. */
export function within(column: Prisma.Sql, from: string | undefined, to: string | undefined): Prisma.Sql[] {
  return [
    ...when(from, (text) => Prisma.sql`${column} >= ${new Date(text)}`),
    ...when(to, (text) => Prisma.sql`${column} < ${new Date(text)}`),
  ];
}

/** The last day that four-digit years can write. */
const FOREVER = Date.UTC(9999, 11, 31);

/** A half-open range in milliseconds; one that ends before it begins is empty. */
export function rangeOf({ from, to }: { from?: string | undefined; to?: string | undefined }): TimeRange {
  const begin = from === undefined ? 0 : Date.parse(from);
  return { from: begin, to: Math.max(begin, to === undefined ? FOREVER : Date.parse(to)) };
}

/** One row more than a page is read, to know whether there is another page. */
export function pageOf<R>(
  rows: readonly R[],
  limit: number,
  cursorOf: (last: R) => string,
): { page: R[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
