import { projectorDb } from "../db/client";

/**
 * Merges the queue's rows of each user into one, after millions of events were loaded. The projector then scans less.
 */
export async function compactQueue(): Promise<void> {
  const db = projectorDb();
  await db.$executeRaw`
    WITH taken AS (DELETE FROM touched RETURNING app_id, user_id, since, received_at)
    INSERT INTO touched (app_id, user_id, since, received_at)
    SELECT app_id, user_id, min(since), min(received_at) FROM taken GROUP BY app_id, user_id`;
  await db.$executeRaw`VACUUM ANALYZE`;
}
