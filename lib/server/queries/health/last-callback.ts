import { db } from "../../db/client";

/** When the newest event was received, duplicates included. Null if none was. */
export async function lastCallbackAt(appId: number): Promise<Date | null> {
  const [row] = await db().$queryRaw<{ at: Date | null }[]>`
    SELECT max(last_at) AS at FROM ingest_minute WHERE app_id = ${appId} AND minute = (
      SELECT minute FROM ingest_minute WHERE app_id = ${appId} AND last_at IS NOT NULL ORDER BY minute DESC LIMIT 1)`;
  return row?.at ?? null;
}
