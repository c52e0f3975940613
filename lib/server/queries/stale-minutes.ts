import type { TimeRange } from "@/lib/time/range";
import { MINUTE } from "@/lib/time/units";
import { Prisma, type Read } from "../db/client";

/** Minutes up to which single rows are read in place of sums. More are there only while a backfill is summed. */
const MOST_MINUTES = 500;
/** Notes looked at to find them; the same minute may be noted many times. */
const LOOK_AT = 5_000;
const MOST_USERS = 1_000;

/** Which sums are read: of the log or of what was folded, both by event time, or by time of receipt. */
export type RollupKind = "log" | "events" | "receipts";

/**
 * The minutes whose sums may not hold yet, where single rows must be read; null where those are too many. What
 * is not folded yet was not noted either: its minutes are those of users that wait to be folded.
 */
export async function readStaleMinutes(read: Read, appId: number, sums: RollupKind): Promise<TimeRange[] | null> {
  const noted = Prisma.sql`SELECT minute FROM stale_minute WHERE app_id = ${appId} AND receipt = ${sums === "receipts"} LIMIT ${LOOK_AT}`;
  const moment = Prisma.raw(sums === "receipts" ? "received_at" : "event_time");
  const rows = await read<{ minute: Date; notes: number; users: number }>(Prisma.sql`
    WITH waiting AS MATERIALIZED (
      SELECT user_id, since, received_at FROM touched WHERE app_id = ${appId} AND ${sums !== "events"} LIMIT ${MOST_USERS}),
    notes AS (
      (${noted}) UNION ALL
      (SELECT date_trunc('minute', e.${moment}, 'UTC') FROM waiting AS w CROSS JOIN LATERAL (
         SELECT event_time, received_at FROM event
         WHERE app_id = ${appId} AND user_id = w.user_id AND event_time >= w.since AND received_at >= w.received_at OFFSET 0) AS e
       LIMIT ${LOOK_AT}))
    SELECT minute, count(*)::int AS notes, (SELECT count(*)::int FROM waiting) AS users FROM notes GROUP BY minute`);
  const notes = rows.reduce((sum, row) => sum + row.notes, 0);
  if (rows.length > MOST_MINUTES || notes >= LOOK_AT || (rows[0]?.users ?? 0) >= MOST_USERS) return null;
  return rows.map(({ minute }) => ({ from: minute.getTime(), to: minute.getTime() + MINUTE }));
}
