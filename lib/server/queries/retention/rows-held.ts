import type { RetentionKind } from "@/lib/contracts/retention-kinds";
import { END_CAUSES } from "@/lib/presence/types";
import { Prisma, db } from "../../db/client";

/** Rows of an app. */
export interface RowsHeld {
  rows: number;
  bytes: number;
  from: string | null;
}

interface Source {
  /** The sums of days that say how many rows there are, and the column. */
  rollup: string;
  n: string;
  /** Bytes of an average row, over all apps. */
  bytes: Prisma.Sql;
}

/** The size of all these tables, for each row of the first. */
const bytesByRow = (first: string, ...others: string[]) => Prisma.sql`
  SELECT sum(pg_total_relation_size(c.oid))::float8
    / nullif(sum(greatest(c.reltuples, 0)) FILTER (WHERE name = ${first}), 0)
  FROM unnest(${[first, ...others]}::text[]) AS name
  JOIN pg_class AS c ON c.oid = ANY(ARRAY(SELECT relid FROM pg_partition_tree(name::regclass)) || name::regclass)
  WHERE c.relkind = 'r'`;

/** What the columns of raw callbacks take, by the statistics of the table, for each event that has them. */
const RAW_BYTES = Prisma.sql`
  SELECT sum((1 - null_frac) * avg_width)
    / nullif(sum(1 - null_frac) FILTER (WHERE attname IN ('raw_query', 'raw_template')), 0)
  FROM pg_stats
  WHERE schemaname = current_schema() AND tablename = 'event'
    AND attname IN ('raw_query', 'raw_body', 'raw_template', 'raw_rest')`;

/** What the sums of a day take, over the days of all apps. */
const SUMS_BYTES = Prisma.sql`
  SELECT sum(pg_total_relation_size(oid))::float8 / nullif((
    SELECT sum((SELECT count(*) FROM rollup_online AS r WHERE r.app_id = a.id AND r.size = 1440)) FROM app AS a), 0)
  FROM pg_class
  WHERE relkind = 'r' AND relnamespace::regnamespace::text IN (current_schema(), 'partitions')
    AND starts_with(relname, 'rollup_')`;

const SOURCES: Record<RetentionKind, Source> = {
  raw: { rollup: "rollup_event", n: "n", bytes: RAW_BYTES },
  events: {
    rollup: "rollup_event",
    n: "n",
    bytes: bytesByRow("event", "event_verdict", "event_late", "event_fault", "duplicate"),
  },
  connections: {
    rollup: "rollup_activity",
    n: END_CAUSES.join(" + "),
    bytes: bytesByRow("connection", "online_span", "kick", "status_change"),
  },
  sums: { rollup: "rollup_online", n: "1", bytes: SUMS_BYTES },
};

/**
 * What an app holds of a kind from `from` to `to`, which are midnights of UTC or null: events, or connections that
 * ended. Their number is that of the sums of days. Their bytes are those of an average row, with all that goes with it.
 * It reads no large table.
 */
export async function rowsHeld(
  kind: RetentionKind,
  appId: number,
  from: Date | null,
  to: Date | null,
): Promise<RowsHeld> {
  const { rollup, n, bytes } = SOURCES[kind];
  const [row] = await db().$queryRaw<{ rows: number; from: Date | null; bytes: number | null }[]>`
    SELECT coalesce(sum(n), 0)::float8 AS rows, min(at) FILTER (WHERE n > 0) AS "from", (${bytes})::float8 AS bytes
    FROM (
      SELECT at, ${Prisma.raw(n)} AS n FROM ${Prisma.raw(rollup)}
      WHERE app_id = ${appId} AND size = 1440 AND at >= coalesce(${from}::timestamptz, '-infinity')
        AND at < coalesce(${to}::timestamptz, 'infinity')) AS days`;
  const rows = row?.rows ?? 0;
  return { rows, bytes: Math.round(rows * (row?.bytes ?? 0)), from: row?.from?.toISOString() ?? null };
}
