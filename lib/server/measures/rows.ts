import { Prisma } from "../db/client";

/**
 * A FROM clause with the rows of `table` whose `time`, such as `c.ended_at`, lies in some ranges of time. The prefix of
 * `time` is the table's alias. A measure is counted over these rows: over the units of a rollup, the raw edges of a
 * range, or all of history.
 */
export type RowsIn = (time: string, table: string) => Prisma.Sql;

/** All rows that have the time, of all apps: for a naive count. */
export const allRows: RowsIn = (time, table) => {
  const [alias = ""] = time.split(".");
  return Prisma.raw(`(SELECT * FROM ${table} AS ${alias} WHERE ${time} IS NOT NULL) AS ${alias}`);
};

/** An interval of SQL in whole milliseconds. */
export const milliseconds = (interval: string) => Prisma.raw(`(extract(epoch FROM ${interval}) * 1000)::bigint`);
