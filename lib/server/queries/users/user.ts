import { staleBefore } from "./stale-before";
import type { MomentAnswer, UserAnswer, UserQuery } from "@/lib/contracts/user";
import { RULES_VERSION } from "@/lib/presence/version";
import { appNamed, type App } from "../../apps/registry";
import { findConnections } from "../connections/find";
import { describeConnections } from "../explain/explain";
import { readMoment } from "./moment";
import { presenceOf, type Presence } from "./presence";

/**
 * The present state of one user, and the state at the moment `at`, if it is given. Throws ServiceError if no event of
 * the user was ever received, or if the moment lies in the future.
 */
export async function readUser(query: UserQuery): Promise<UserAnswer | MomentAnswer> {
  const app = await appNamed(query.app);
  const now = new Date();
  const presence = await presenceOf(app, query.id);
  const present = await readPresent(app, presence, query, now);
  return query.at === undefined
    ? present
    : { ...present, ...(await readMoment({ app, presence, at: new Date(query.at), query, now })) };
}

async function readPresent(app: App, presence: Presence, query: UserQuery, now: Date): Promise<UserAnswer> {
  const user = { appId: app.id, userId: query.id };
  const [open, ended] = await Promise.all([
    findConnections(user, { where: { endedAt: null }, orderBy: [{ at: "desc" }, { no: "desc" }] }),
    findConnections(user, {
      where: { endedAt: { not: null } },
      orderBy: [{ endedAt: "desc" }, { no: "desc" }],
      take: 1,
    }),
  ]);
  const described = await describeConnections(app, [...open, ...ended], query, now);
  const last = described[open.length] ?? null;
  const { customStatus, customStatusAt, statusPresumedClearedAt } = presence;
  return {
    asOf: now.toISOString(),
    rulesVersion: RULES_VERSION,
    userId: presence.userId,
    online: presence.online,
    unverified: presence.online && presence.lastEventAt < staleBefore(app, now),
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
