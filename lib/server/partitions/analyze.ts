import { projectorDb } from "../db/client";
import { ALL_PARTITIONED } from "./tables";

/** Statistics are made anew if the number of rows is this much more or less than they say. */
const CHANGE = 0.2;
const MAX_AGE = "1 day";

/**
 * Makes the statistics of the partitioned tables anew that are out of date. PostgreSQL itself does that for partitions
 * only, and without those of the whole table it estimates joins badly. Throws what the database throws.
 */
export async function analyzeStale(): Promise<void> {
  const names = ALL_PARTITIONED.map(({ name }) => name);
  const stale = await projectorDb().$queryRaw<{ name: string }[]>`
    SELECT c.relname AS name
    FROM pg_class AS c
    JOIN pg_stat_all_tables AS s ON s.relid = c.oid,
    LATERAL (SELECT sum(greatest(l.reltuples, 0)) AS rows FROM pg_partition_tree(c.oid) AS t
             JOIN pg_class AS l ON l.oid = t.relid WHERE t.isleaf) AS leaves
    WHERE c.oid = ANY(${names}::text[]::regclass[])
      AND (abs(leaves.rows - greatest(c.reltuples, 0)) > ${CHANGE} * greatest(c.reltuples, 0)
           OR leaves.rows > 0 AND s.last_analyze < now() - ${MAX_AGE}::interval)`;
  for (const { name } of stale) await projectorDb().$executeRaw`SELECT partition_analyze(${name}, '{}')`;
}
