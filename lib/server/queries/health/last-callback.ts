import { db } from "../../db/client";

/** Receipt of the newest event, a duplicate included; null where none ever came. */
export async function lastCallbackAt(appId: number): Promise<Date | null> {
  const [row] = await db().$queryRaw<{ at: Date | null }[]>`
    SELECT max(last_at) AS at FROM ingest_minute WHERE app_id = ${appId} AND minute = (
      SELECT minute FROM ingest_minute WHERE app_id = ${appId} AND last_at IS NOT NULL ORDER BY minute DESC LIMIT 1)`;
  return row?.at ?? null;
}
