import { Prisma, projectorDb } from "../db/client";
import { lockQueueing } from "../project/queue-lock";
import { IS_NOT_FINAL } from "../project/stale";
import { rollupAll } from "../rollup/rollup-all";
import { EVENT_TABLES, RECEIPT_TABLES } from "../rollup/tables";
import { drain } from "../project/drain";

/**
 * Makes every projection again from the log, user by user, so that readers never find it empty. Rows of users that the
 * log does not have are removed; everyone else is folded from the first event on. What a retention has removed is not
 * made again: folds start from the base checkpoint at its horizon, and sums that are final stay. Then all other rollups
 * are made again, also of minutes that turn out to be empty. `onProgress` gets the number of users folded, then of
 * minutes summed.
 */
export async function rebuild(onProgress: (done: number, what: "users" | "minutes") => void): Promise<void> {
  const db = projectorDb();
  await db.$transaction([
    db.$executeRaw(lockQueueing()),
    db.$executeRaw`
      DELETE FROM presence AS p WHERE NOT EXISTS (
        SELECT FROM event AS e WHERE e.app_id = p.app_id AND e.user_id = p.user_id)
      AND NOT EXISTS (
        SELECT FROM checkpoint AS c JOIN retention AS r USING (app_id)
        WHERE c.app_id = p.app_id AND c.user_id = p.user_id AND c.at < r.events_from)`,
    ...["account", "connection", "online_span", "kick", "status_change", "event_verdict", "checkpoint"].map((table) =>
      db.$executeRawUnsafe(`
        DELETE FROM ${table} AS t WHERE NOT EXISTS (
          SELECT FROM presence AS p WHERE p.app_id = t.app_id AND p.user_id = t.user_id)`),
    ),
    db.$executeRaw`DELETE FROM event_late`,
    db.$executeRaw`DELETE FROM event_fault`,
    db.$executeRaw`DELETE FROM rollup_fault`,
    ...[...EVENT_TABLES, ...RECEIPT_TABLES].map(
      (table) =>
        db.$executeRaw`
        INSERT INTO stale_minute (app_id, minute, receipt)
        SELECT s.app_id, s.minute, s.receipt FROM (
          SELECT DISTINCT app_id, at, ${RECEIPT_TABLES.includes(table)}::boolean FROM ${Prisma.raw(table.name)}
        ) AS s(app_id, minute, receipt)
        WHERE ${IS_NOT_FINAL}`,
    ),
    db.$executeRaw`
      INSERT INTO touched (app_id, user_id, since, received_at)
      SELECT app_id, user_id, min(event_time), to_timestamp(0) FROM event GROUP BY app_id, user_id`,
  ]);
  let done = 0;
  for (let users = await drain(); users.users > 0 || users.more; users = await drain())
    onProgress((done += users.users), "users");
  await rollupAll((minutes) => onProgress(minutes, "minutes"));
}
