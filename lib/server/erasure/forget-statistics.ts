import { Prisma, projectorDb } from "../db/client";
import { ALL_PARTITIONED } from "../partitions/tables";
import { COLUMN_KINDS } from "./columns";

/** The first version that can forget what it knows of a column. */
const CLEARS_SINCE = 180_000;

/** Of their partitions, only the owner can make statistics. */
const PARTITIONED_NAMES = ALL_PARTITIONED.map(({ name }) => name);

/** The columns that may say something about a user, by table. */
const COLUMNS = Object.entries(COLUMN_KINDS)
  .map(([table, kinds]) => ({
    table,
    columns: Object.keys(kinds).filter((column) => kinds[column] !== "word" && kinds[column] !== "installation"),
  }))
  .filter(({ columns }) => columns.length > 0);

/**
 * Makes PostgreSQL's statistics of the columns anew: they have frequent values and samples, so UserIDs too. Before
 * PostgreSQL 18, those of a table that is empty now stay, and those of a table that the role may not analyze. Throws
 * what the database throws.
 */
export async function forgetStatistics(): Promise<void> {
  const db = projectorDb();
  const [{ version } = { version: 0 }] = await db.$queryRaw<{ version: number }[]>`
    SELECT current_setting('server_version_num')::int AS version`;
  for (const { table, columns } of COLUMNS) {
    if (PARTITIONED_NAMES.includes(table)) {
      await db.$executeRaw`SELECT partition_analyze(${table}, ${columns}::text[])`;
      continue;
    }
    // ANALYZE leaves the statistics of an empty table as they are.
    const clear = db.$executeRaw`
      SELECT pg_clear_attribute_stats(current_schema(), ${table}, name, false) FROM unnest(${columns}::text[]) AS name`;
    const analyze = db.$executeRaw`ANALYZE ${Prisma.raw(table)}`;
    await db.$transaction([...(version < CLEARS_SINCE ? [] : [clear]), analyze]);
  }
}
