import { unpackState } from "@/lib/presence/packed-state";
import { db } from "../../db/client";
import { CONNECTION_COLUMNS, type ConnectionRow } from "../connections/row";

interface UserKey {
  appId: number;
  userId: string;
}

/**
 * A user's connections that began before `instant` and had not ended before it, newest first. They are read from
 * the last checkpoint before it: what was open there and what began since. So at most a few hundred rows are read.
 */
export async function connectionsOpenAt({ appId, userId }: UserKey, instant: Date): Promise<ConnectionRow[]> {
  const checkpoint = await db().checkpoint.findFirst({
    where: { appId, userId, at: { lt: instant } },
    orderBy: { at: "desc" },
    select: { at: true, state: true },
  });
  const open = checkpoint === null ? [] : unpackState(checkpoint.state).open;
  return db().$queryRaw<ConnectionRow[]>`
    SELECT ${CONNECTION_COLUMNS} FROM (
      SELECT * FROM connection
      WHERE app_id = ${appId} AND user_id = ${userId} AND at > ${checkpoint?.at ?? new Date(0)} AND at < ${instant}
      UNION ALL
      SELECT r.*
      FROM unnest(${open.map((c) => new Date(c.at))}::timestamptz[], ${open.map((c) => c.no)}::int[]) AS k(at, no)
      JOIN connection AS r ON r.app_id = ${appId} AND r.user_id = ${userId} AND r.at = k.at AND r.no = k.no) AS c
    WHERE c.ended_at >= ${instant} OR c.ended_at IS NULL
    ORDER BY c.at DESC, c.no DESC`;
}
