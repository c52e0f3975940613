import { projectorDb } from "../db/client";
import { waitForAppends } from "../db/wait-for-appends";
import { summableFrom } from "./horizon";

/**
 * Whether everything from before the horizon `eventsFrom` of an app, which is in force, is folded and summed. Waits for
 * the transactions that do not know of the horizon yet. Receipts count up to `receivedBefore`. Throws what the database
 * throws.
 */
export async function isSettled(appId: number, eventsFrom: Date, receivedBefore: Date): Promise<boolean> {
  await waitForAppends();
  const [row] = await projectorDb().$queryRaw<{ waiting: boolean }[]>`
    SELECT EXISTS (SELECT FROM touched WHERE app_id = ${appId} AND since < ${eventsFrom})
      OR EXISTS (
        SELECT FROM stale_minute WHERE app_id = ${appId}
          AND minute < CASE WHEN receipt THEN ${receivedBefore}::timestamptz
                       ELSE ${new Date(summableFrom(eventsFrom.getTime()))}::timestamptz END) AS waiting`;
  return row?.waiting === false;
}
