import type { Millis } from "@/lib/time/units";
import { projectorDb } from "../db/client";

/** A partition of an app. */
export interface Partition {
  name: string;
  /** From midnight to midnight of UTC. The oldest one has no beginning, the last one no end: these are infinite. */
  since: Millis;
  until: Millis;
}

const NAME = /_(old|\d{8})_(\d{8}|ahead)$/;

/** The partitions that an app has of a table, the oldest first; none if it shares one. Throws database errors. */
export async function readPartitions(table: string, appId: number): Promise<Partition[]> {
  const rows = await projectorDb().$queryRaw<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_partition_tree(${table}::regclass) AS t
    JOIN pg_class AS c ON c.oid = t.relid JOIN pg_class AS p ON p.oid = t.parentrelid
    WHERE t.isleaf AND p.relname = ${`${table}_${appId}`}`;
  return rows
    .map(({ name }) => {
      const [, since = "", until = ""] = NAME.exec(name) ?? [];
      return {
        name,
        since: since === "old" ? -Infinity : midnight(since),
        until: until === "ahead" ? Infinity : midnight(until),
      };
    })
    .sort((a, b) => a.until - b.until);
}

/** `day` is 20261231. */
const midnight = (day: string): Millis => Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`);
