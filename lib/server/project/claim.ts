import type { Tx } from "../db/client";

/** A user with events that are not folded yet. */
export interface Claim {
  appId: number;
  userId: string;
  /** Smallest event time among them. */
  since: Date;
  /** First receipt among them. */
  receivedAt: Date;
  /** Rows of the queue. */
  rows: number;
}

/** Rows of the queue looked at for one transaction; all rows of the users found in them are taken. */
export const LOOK_AT = 2_000;

/**
 * Takes users off the queue. Rows that another projector holds are left to it. Every row of a user is taken together,
 * so that events which this transaction will see do not call for a second fold.
 */
export async function claim(tx: Tx): Promise<Claim[]> {
  return tx.$queryRaw<Claim[]>`
    WITH found AS (SELECT DISTINCT app_id, user_id FROM (SELECT app_id, user_id FROM touched LIMIT ${LOOK_AT} FOR UPDATE SKIP LOCKED) AS rows),
    mine AS (
      SELECT t.app_id, t.user_id, t.id FROM found JOIN touched AS t USING (app_id, user_id) FOR UPDATE OF t SKIP LOCKED),
    taken AS (
      DELETE FROM touched AS t USING mine
      WHERE t.app_id = mine.app_id AND t.user_id = mine.user_id AND t.id = mine.id
      RETURNING t.app_id, t.user_id, t.since, t.received_at)
    SELECT app_id AS "appId", user_id AS "userId", min(since) AS since, min(received_at) AS "receivedAt",
           count(*)::int AS rows FROM taken
    GROUP BY app_id, user_id ORDER BY app_id, user_id`;
}
