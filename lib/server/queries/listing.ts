import type { Stretch } from "@/lib/stats/pieces";
import { Prisma, type Read } from "../db/client";
import { unsummed, type SumsOf } from "./unsummed";

/** The rows of a list and their order, from which its pages, its count and its export are read alike. */
export interface Listing {
  columns: Prisma.Sql;
  from: Prisma.Sql;
  where: readonly Prisma.Sql[];
  /** Total: no two rows tie. */
  order: Prisma.Sql;
  /** Where sums tell how many rows there are. */
  sums?: Sums | undefined;
  /** The keys of the same rows in the same order, where less is read to find them. */
  keys?: Listing | undefined;
}

/** How many rows a list has, out of Roll tables. */
export interface Sums {
  appId: number;
  of: SumsOf;
  /** The same `count` as the rows themselves have, which are read in the stretches that are `raw`. */
  count: (raw: readonly Stretch[]) => Prisma.Sql;
}

/** All rows in order, or those that `after` lets through, at most `limit`. */
export function selectRows({ columns, from, where, order }: Listing, after: readonly Prisma.Sql[] = [], limit?: number): Prisma.Sql {
  const cut = limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit}`;
  return Prisma.sql`SELECT ${columns} FROM ${from} WHERE ${Prisma.join([...where, ...after], " AND ")} ORDER BY ${order} ${cut}`;
}

/** How many rows a list has. Every `read` must be of the same moment. */
export async function countRows({ sums, ...listing }: Listing, read: Read): Promise<number> {
  const { from, where } = listing.keys ?? listing;
  const raw = sums === undefined ? null : await unsummed(read, sums.appId, sums.of);
  const [row] = await read<{ count: number }>(sums === undefined || raw === null
    ? Prisma.sql`SELECT count(*)::float8 AS count FROM ${from} WHERE ${Prisma.join([...where], " AND ")}`
    : sums.count(raw));
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

/** The ends of a half-open range in milliseconds; one that ends before it begins is empty. */
export function rangeOf({ from, to }: { from?: string | undefined; to?: string | undefined }): [number, number] {
  const begin = from === undefined ? 0 : Date.parse(from);
  return [begin, Math.max(begin, to === undefined ? FOREVER : Date.parse(to))];
}

/** One row more than a page is read, to know whether there is another page. */
export function pageOf<R>(rows: readonly R[], limit: number, cursorOf: (last: R) => string): { page: R[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
