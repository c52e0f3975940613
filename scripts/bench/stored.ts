import { setTimeout as delay } from "node:timers/promises";
import { db } from "@/lib/server/db/client";

/** Bytes that the database has written to its log, and bytes and events that it holds. */
export interface Stored {
  walBytes: number;
  tableBytes: number;
  events: number;
}

/** What the database holds now. */
export async function readStored(): Promise<Stored> {
  const [row] = await db().$queryRaw<Stored[]>`
    SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 AS "walBytes",
           (SELECT sum(pg_total_relation_size(oid))::float8 FROM pg_class
            WHERE relkind IN ('r', 'm')
              AND relnamespace::regnamespace::text IN ('public', 'partitions')) AS "tableBytes",
           (SELECT count(*)::float8 FROM event) AS events`;
  if (row === undefined) throw new Error("the database did not answer");
  return row;
}

/** Seconds until every callback that was answered is stored, folded and summed. */
export async function untilProcessed(expectedEvents: number): Promise<number> {
  const started = performance.now();
  for (;;) {
    const [queues] = await db().$queryRaw<{ events: number; users: number; minutes: number }[]>`
      SELECT (SELECT count(*)::float8 FROM event) AS events, (SELECT count(*)::int FROM touched) AS users,
             (SELECT count(*)::int FROM stale_minute WHERE since < now() - interval '3 s') AS minutes`;
    if (queues !== undefined && queues.events >= expectedEvents && queues.users + queues.minutes === 0) break;
    await delay(200);
  }
  return (performance.now() - started) / 1_000;
}
