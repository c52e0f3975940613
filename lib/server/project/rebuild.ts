import { projectorDb } from "../db/client";
import { isConflict } from "../db/errors";
import { drain } from "./drain";

/**
 * Makes every projection anew from the log, user by user, so that readers never find it empty: rows of users the log
 * does not know go, and everyone else is folded from the first event on. `onProgress` hears of the users done.
 */
export async function rebuild(onProgress: (users: number) => void): Promise<void> {
  const db = projectorDb();
  await db.$transaction([
    db.$executeRaw`
      DELETE FROM presence AS p WHERE NOT EXISTS (
        SELECT FROM event AS e WHERE e.app_id = p.app_id AND e.user_id = p.user_id)`,
    ...["account", "connection", "status_change", "event_verdict", "checkpoint"].map((table) =>
      db.$executeRawUnsafe(`
        DELETE FROM ${table} AS t WHERE NOT EXISTS (
          SELECT FROM presence AS p WHERE p.app_id = t.app_id AND p.user_id = t.user_id)`),
    ),
    db.$executeRaw`DELETE FROM event_late`,
    db.$executeRaw`
      INSERT INTO touched (app_id, user_id, since, received_at)
      SELECT app_id, user_id, min(event_time), to_timestamp(0) FROM event GROUP BY app_id, user_id`,
  ]);
  let done = 0;
  for (let more = true; more; ) {
    const { users } = await drain().catch((error: unknown) => {
      if (isConflict(error)) return { users: -1 };
      throw error;
    });
    more = users !== 0;
    if (users > 0) onProgress((done += users));
  }
}
