import type { TimeRange } from "@/lib/time/range";
import { MINUTE } from "@/lib/time/units";
import { Prisma, type Read } from "../db/client";

/** Minutes up to which raw rows are read in place of rollups. There are more only while a backfill is summed. */
const MAX_MINUTES = 500;
/** Entries looked at to find them. The same minute may have many. */
const MAX_ENTRIES = 5_000;
const MAX_USERS = 1_000;

/** What the rollups sum: the log or the projections, both by event time, or the log by time of receipt. */
export type RollupKind = "log" | "projections" | "receipts";

/**
 * The minutes whose rollups may be stale, in which raw rows must be read. Null if there are too many. Events that are
 * not folded yet have no entry in stale_minute: their minutes are found through the users that wait to be folded.
 */
export async function readStaleMinutes(read: Read, appId: number, of: RollupKind): Promise<TimeRange[] | null> {
  const receipt = of === "receipts";
  const time = Prisma.raw(receipt ? "received_at" : "event_time");
  const rows = await read<{ minute: Date; entries: number; users: number }>(Prisma.sql`
    WITH waiting AS MATERIALIZED (
      SELECT user_id, since, received_at FROM touched
      WHERE app_id = ${appId} AND ${of !== "projections"} LIMIT ${MAX_USERS}),
    entries AS (
      (SELECT minute FROM stale_minute WHERE app_id = ${appId} AND receipt = ${receipt} LIMIT ${MAX_ENTRIES})
      UNION ALL
      (SELECT date_trunc('minute', e.${time}, 'UTC') FROM waiting AS w CROSS JOIN LATERAL (
         SELECT event_time, received_at FROM event
         WHERE app_id = ${appId} AND user_id = w.user_id AND event_time >= w.since AND received_at >= w.received_at
         OFFSET 0) AS e
       LIMIT ${MAX_ENTRIES}))
    SELECT minute, count(*)::int AS entries, (SELECT count(*)::int FROM waiting) AS users
    FROM entries GROUP BY minute`);
  const entries = rows.reduce((sum, row) => sum + row.entries, 0);
  if (rows.length > MAX_MINUTES || entries >= MAX_ENTRIES || (rows[0]?.users ?? 0) >= MAX_USERS) return null;
  return rows.map(({ minute }) => ({ from: minute.getTime(), to: minute.getTime() + MINUTE }));
}
