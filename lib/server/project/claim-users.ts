import { Prisma, type Tx } from "../db/client";
import type { QueuedUser } from "./queue";
import { keyColumns, type UserKey } from "./user-key";

/** A user with events that are not folded yet. */
export interface ClaimedUser extends QueuedUser {
  /** Rows of the queue. */
  rows: number;
}

/** Rows of the queue that one transaction looks at. It takes all rows of the users in them. */
export const QUEUE_ROWS = 500;

/**
 * Takes users off the queue: the given ones, or the first ones. Skips rows that another projector has locked. All rows
 * of a user are taken together, because this transaction sees the events of all of them.
 */
export async function claimUsers(tx: Tx, users: readonly UserKey[] | null): Promise<ClaimedUser[]> {
  return tx.$queryRaw<ClaimedUser[]>`
    WITH found AS (${users === null ? FIRST_USERS : usersNamed(users)}),
    locked AS (
      SELECT t.app_id, t.user_id, t.id FROM found JOIN touched AS t USING (app_id, user_id)
      FOR UPDATE OF t SKIP LOCKED),
    taken AS (
      DELETE FROM touched AS t USING locked
      WHERE t.app_id = locked.app_id AND t.user_id = locked.user_id AND t.id = locked.id
      RETURNING t.app_id, t.user_id, t.since, t.received_at)
    SELECT app_id AS "appId", user_id AS "userId", min(since) AS since, min(received_at) AS "receivedAt",
           count(*)::int AS rows FROM taken
    GROUP BY app_id, user_id ORDER BY app_id, user_id`;
}

const FIRST_USERS = Prisma.sql`
  SELECT DISTINCT app_id, user_id FROM (
    SELECT app_id, user_id FROM touched LIMIT ${QUEUE_ROWS} FOR UPDATE SKIP LOCKED) AS rows`;

function usersNamed(users: readonly UserKey[]): Prisma.Sql {
  const { appIds, userIds } = keyColumns(users);
  return Prisma.sql`SELECT * FROM unnest(${appIds}::int[], ${userIds}::text[]) AS k(app_id, user_id)`;
}
