import type { UserAnswer, UserQuery } from "@/lib/contracts/user";
import { appFor } from "../../apps/registry";
import { db } from "../../db/client";
import { CONNECTION_COLUMNS, type ConnectionRow } from "../connections/row";
import { describeConnections } from "../explain/explain";
import { presenceOf } from "./presence";

/** The present state of one user. Throws ServiceError if no event of the user was ever received. */
export async function readUser(query: UserQuery): Promise<UserAnswer> {
  const app = await appFor(query.app);
  const now = new Date();
  const presence = await presenceOf(app, query.id);
  const [open, ended] = await Promise.all([
    db().$queryRaw<ConnectionRow[]>`
      SELECT ${CONNECTION_COLUMNS} FROM connection AS c
      WHERE c.app_id = ${app.id} AND c.user_id = ${query.id} AND c.ended_at IS NULL ORDER BY c.at DESC, c.no DESC`,
    db().$queryRaw<ConnectionRow[]>`
      SELECT ${CONNECTION_COLUMNS} FROM connection AS c
      WHERE c.app_id = ${app.id} AND c.user_id = ${query.id} AND c.ended_at IS NOT NULL
      ORDER BY c.ended_at DESC, c.no DESC LIMIT 1`,
  ]);
  const described = await describeConnections(app, [...open, ...ended], query, now);
  const last = described[open.length] ?? null;
  const { customStatus, customStatusAt, statusPresumedClearedAt } = presence;
  return {
    asOf: now.toISOString(),
    userId: presence.userId,
    online: presence.online,
    unverified: presence.online && now.getTime() - presence.lastEventAt.getTime() > app.staleAfterMs,
    onlineSince: presence.onlineSince?.toISOString() ?? null,
    connections: described.slice(0, open.length),
    lastConnection: last,
    customStatus:
      customStatus === null || customStatusAt === null
        ? null
        : {
            value: customStatus,
            at: customStatusAt.toISOString(),
            presumedClearedAt: statusPresumedClearedAt?.toISOString() ?? null,
          },
    whyOffline: presence.online ? null : (last?.explanation ?? null),
    firstSeenAt: presence.firstSeenAt.toISOString(),
    lastEventAt: presence.lastEventAt.toISOString(),
  };
}
