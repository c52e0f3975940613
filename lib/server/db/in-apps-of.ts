import { arrayText } from "./array-text";
import { Prisma } from "./client";

/**
 * A condition on a column like `e.app_id`: the row is of the app of one of these rows. A join by their keys implies it.
 * Where it is stated, PostgreSQL plans for the partitions of these apps alone, not for those of all.
 */
export const inAppsOf = (column: string, rows: readonly { appId: number }[]): Prisma.Sql =>
  Prisma.sql`${Prisma.raw(column)} = ANY(${arrayText([...new Set(rows.map((row) => row.appId))])}::int[])`;
