import { END_CAUSES } from "@/lib/presence/types";
import { Prisma, db } from "../../db/client";

/** Rows of an app. */
export interface RowsHeld {
  rows: number;
  bytes: number;
  from: string | null;
}

interface Kind {
  /** The first is the one whose rows are counted. */
  tables: readonly string[];
  rollup: string;
  n: string;
}

const EVENTS: Kind = {
  tables: ["event", "event_verdict", "event_late", "event_fault", "duplicate"],
  rollup: "rollup_event",
  n: "n",
};
const CONNECTIONS: Kind = {
  tables: ["connection", "online_span", "kick", "status_change"],
  rollup: "rollup_activity",
  n: END_CAUSES.join(" + "),
};

/**
 * The stored events of an app, and its connections that ended, from `from` to `to`, which are midnights of UTC or null.
 * Their number is that of the sums of days. Their bytes are those of an average row, with all that goes with it.
 */
export const eventsHeld = (appId: number, from: Date | null, to: Date | null) => held(EVENTS, appId, from, to);
export const connectionsHeld = (appId: number, from: Date | null, to: Date | null) =>
  held(CONNECTIONS, appId, from, to);

async function held({ tables, rollup, n }: Kind, appId: number, from: Date | null, to: Date | null): Promise<RowsHeld> {
  const [row] = await db().$queryRaw<{ rows: number; from: Date | null; bytesPerRow: number | null }[]>`
    SELECT coalesce(sum(n), 0)::float8 AS rows, min(at) FILTER (WHERE n > 0) AS "from",
           (SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(${tables}::text[]) AS name)::float8
             / (SELECT nullif(greatest(reltuples, 0), 0) FROM pg_class WHERE oid = ${tables[0]}::regclass)
             AS "bytesPerRow"
    FROM (
      SELECT at, ${Prisma.raw(n)} AS n FROM ${Prisma.raw(rollup)}
      WHERE app_id = ${appId} AND size = 1440 AND at >= coalesce(${from}::timestamptz, '-infinity')
        AND at < coalesce(${to}::timestamptz, 'infinity')) AS days`;
  const rows = row?.rows ?? 0;
  return { rows, bytes: Math.round(rows * (row?.bytesPerRow ?? 0)), from: row?.from?.toISOString() ?? null };
}
