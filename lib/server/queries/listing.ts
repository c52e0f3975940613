import { db, Prisma } from "../db/client";

/** The rows of a list and their order, from which its pages, its count and its export are read alike. */
export interface Listing {
  columns: Prisma.Sql;
  from: Prisma.Sql;
  where: readonly Prisma.Sql[];
  /** Total: no two rows tie. */
  order: Prisma.Sql;
}

/** All rows in order, or those that `after` lets through, at most `limit`. */
export function selectRows({ columns, from, where, order }: Listing, after: readonly Prisma.Sql[] = [], limit?: number): Prisma.Sql {
  const cut = limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit}`;
  return Prisma.sql`SELECT ${columns} FROM ${from} WHERE ${Prisma.join([...where, ...after], " AND ")} ORDER BY ${order} ${cut}`;
}

export function selectCount({ from, where }: Listing): Prisma.Sql {
  return Prisma.sql`SELECT count(*)::float8 AS count FROM ${from} WHERE ${Prisma.join([...where], " AND ")}`;
}

/** How many rows a list has. */
export async function countRows(listing: Listing): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>(selectCount(listing));
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

/** One row more than a page is read, to know whether there is another page. */
export function pageOf<R>(rows: readonly R[], limit: number, cursorOf: (last: R) => string): { page: R[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
