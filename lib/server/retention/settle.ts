import { projectorDb } from "../db/client";
import { summableFrom } from "./horizon";

/** Whoever wants to store an event waits behind this lock, so it is given up soon and tried again. */
const LOCK_TIMEOUT_MS = 500;

/**
 * Whether everything from before the horizon `eventsFrom` of an app, which is in force, is folded and summed. Waits for
 * the transactions that do not know of the horizon yet. Receipts count up to `receivedBefore`. Throws what the database
 * throws.
 */
export async function isSettled(appId: number, eventsFrom: Date, receivedBefore: Date): Promise<boolean> {
  await projectorDb().$transaction([
    projectorDb().$executeRawUnsafe(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`),
    projectorDb().$executeRaw`LOCK TABLE event IN SHARE MODE`,
  ]);
  const [row] = await projectorDb().$queryRaw<{ waiting: boolean }[]>`
    SELECT EXISTS (SELECT FROM touched WHERE app_id = ${appId} AND since < ${eventsFrom})
      OR EXISTS (
        SELECT FROM stale_minute WHERE app_id = ${appId}
          AND minute < CASE WHEN receipt THEN ${receivedBefore}::timestamptz
                       ELSE ${new Date(summableFrom(eventsFrom.getTime()))}::timestamptz END) AS waiting`;
  return row?.waiting === false;
}
