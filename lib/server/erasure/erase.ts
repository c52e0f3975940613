import { setTimeout as delay } from "node:timers/promises";
import { identityOf } from "@/lib/presence/identity";
import { unpackState } from "@/lib/presence/packed-state";
import type { Connection } from "@/lib/presence/types";
import { spellingOf } from "@/lib/protocol/platform";
import { Prisma, projectorDb, type Tx } from "../db/client";
import { someRows } from "../db/some-rows";
import { waitForAppends } from "../db/wait-for-appends";
import { foldAppended } from "../project/fold-appended";
import { lockQueueing } from "../project/queue-lock";
import { lockUsers } from "../project/lock-users";
import type { Appendable } from "../receive/appendable";
import { appendIn } from "../receive/append";
import { writerId } from "../receive/writer-id";
import type { User } from "./erased-among";
import { forgetElsewhere } from "./forget-elsewhere";
import { pseudonymise } from "./pseudonymise";

/** Events of one UPDATE. */
const BATCH = 5_000;
/** The share of the time for these: callbacks of now are stored meanwhile. */
const MAX_SHARE = 1 / 3;
const TIMEOUT_MS = 600_000;
/** The reason of the callbacks that Rollcall itself adds, for connections that are open. */
export const ERASED_REASON = "Erased";

/** An erasure that is not done. */
export interface Erasure extends User {
  tombstone: string;
  pseudonym: string;
}

/**
 * Erases a user whose tombstone is set. False if events of the user are still being folded: then it must be called
 * again. Throws what the database throws; what is done stays done, and the next call goes on.
 */
export async function erase(erasure: Erasure): Promise<boolean> {
  const { appId, tombstone, userId } = erasure;
  const user = { appId, userId };
  await waitForAppends();
  if ((await projectorDb().touched.count({ where: user })) > 0) return false;
  const report = (data: object) =>
    projectorDb().erasedUser.update({ where: { appId_tombstone: { appId, tombstone } }, data });
  const auditEntries = await forgetElsewhere(user);
  const total = await projectorDb().event.count({ where: user });
  await report({ total, auditEntries: { increment: auditEntries } });
  await eraseRaw(user, (events) => report({ events: { increment: events } }));
  return projectorDb().$transaction((tx) => replace(tx, erasure), { maxWait: TIMEOUT_MS, timeout: TIMEOUT_MS });
}

/** Erases the raw callbacks, which are the most, some at a time. No fold depends on them. */
async function eraseRaw({ appId, userId }: User, onErased: (events: number) => Promise<unknown>): Promise<void> {
  const left = Prisma.sql`
    app_id = ${appId} AND user_id = ${userId} AND (raw_query = '' AND raw_body = '') IS NOT TRUE`;
  for (;;) {
    const started = performance.now();
    const events = await projectorDb().$executeRaw`
      UPDATE event SET raw_query = '', raw_body = '', raw_template = NULL, raw_rest = NULL
      WHERE ${someRows(Prisma.sql`event`, left, BATCH)}`;
    if (events === 0) return;
    await onErased(events);
    const took = performance.now() - started;
    await delay(took / MAX_SHARE - took);
  }
}

/** Gives what is left to the pseudonym, ends its connections, and forgets who it was. */
async function replace(tx: Tx, { appId, tombstone, userId, pseudonym }: Erasure): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ done: boolean }[]>`
    SELECT done_at IS NOT NULL AS done FROM erased_user
    WHERE app_id = ${appId} AND tombstone = ${tombstone} FOR UPDATE`;
  if (row?.done !== false) return true;
  await tx.$executeRaw(lockQueueing());
  await lockUsers(tx, [{ appId, userId }], { wait: true });
  if ((await tx.touched.count({ where: { appId, userId } })) > 0) return false;
  await pseudonymise(tx, { appId, userId }, pseudonym);
  await endConnections(tx, { appId, userId: pseudonym });
  await tx.erasedUser.update({
    where: { appId_tombstone: { appId, tombstone } },
    data: { userId: null, pseudonym: null, doneAt: new Date(), error: null },
  });
  return true;
}

/** Nothing more will be heard of the user, so nobody would ever end what is open. */
async function endConnections(tx: Tx, user: User): Promise<void> {
  const presence = await tx.presence.findUnique({ where: { appId_userId: user } });
  if (presence === null) return;
  const now = Date.now();
  const ends = unpackState(presence.state).open.map((connection, i) => ({
    appId: user.appId,
    event: endOf(user.userId, connection, now + i),
    skewMs: null,
  }));
  if (ends.length === 0) return;
  await foldAppended(tx, await appendIn(tx, ends, writerId()));
}

/** A Disconnect of the connection. Its reason is not one of Tencent's, so the cause is `other`. */
function endOf(userId: string, { platform, clientIp }: Connection, time: number): Appendable["event"] {
  const fields = {
    action: "Disconnect",
    reason: ERASED_REASON,
    rawPlatform: spellingOf(platform),
    clientIp,
    customStatus: null,
    kicked: [],
  };
  return {
    ...fields,
    userId,
    identity: identityOf(fields),
    time,
    eventTime: time,
    timeSource: "EventTime",
    claimedMs: null,
    receivedAt: time,
    platform,
    rawQuery: "",
    rawBody: "",
  };
}
