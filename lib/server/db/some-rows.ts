import { Prisma } from "./client";

/**
 * A condition that at most `limit` of the rows of a table fulfil: some of those for which `condition` holds. It finds
 * them by their place, which is quick, and names one partition, as places are the same in all of them. So a statement
 * may have taken fewer rows than `limit` though others are left: it is done when it takes none.
 */
export function someRows(table: Prisma.Sql, condition: Prisma.Sql, limit: number): Prisma.Sql {
  const partition = Prisma.sql`tableoid = (SELECT tableoid FROM ${table} WHERE ${condition} LIMIT 1)`;
  return Prisma.sql`${partition}
    AND ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE ${partition} AND ${condition} LIMIT ${limit}))`;
}
