import { groupBy } from "@/lib/group-by";
import { normalizePlatform } from "@/lib/protocol/platform";
import type { Tx } from "../db/client";
import { log } from "../log";
import type { Appendable } from "../receive/appendable";
import { foldEvents, writeChanges } from "./fold-users";
import type { FoldedUser } from "./folded-user";
import { isOutOfOrder, startFrom, type FoldStart, type LogEvent } from "./load";
import { lockUsers } from "./lock-users";
import { readPolicies, type Policy } from "./policies";
import { queuedUser, queueUsers, type QueuedUser } from "./queue";
import { keyOf } from "./user-key";

/**
 * Folds events in the transaction that appends them. Users whose events are late, whom another transaction holds, or
 * who cannot be folded are left to the projector, by its queue. Throws database errors.
 */
export async function foldAppended(tx: Tx, appended: readonly Appendable[]): Promise<void> {
  if (appended.length === 0) return;
  const groups = groupBy(appended, ({ appId, event }) => keyOf({ appId, userId: event.userId }));
  const users = [...groups.values()].map((items) => ({ user: queuedUser(items), items }));
  const locked = await lockUsers(
    tx,
    users.map(({ user }) => user),
    { wait: false },
  );
  const policyOf = await readPolicies(tx);
  const folds: FoldedUser[] = [];
  const left: QueuedUser[] = [];
  for (const { user, items } of users) {
    const projected = locked.get(keyOf(user));
    const inOrder = projected !== undefined && !isOutOfOrder(user, projected);
    const fold = inOrder ? tryToFold(startFrom(user, projected), items, policyOf) : null;
    if (fold === null) left.push(user);
    else folds.push(fold);
  }
  await writeChanges(tx, folds);
  await queueUsers(tx, left);
}

/** Null if the user cannot be folded. */
function tryToFold(
  start: FoldStart,
  items: readonly Appendable[],
  policyOf: (appId: number) => Policy,
): FoldedUser | null {
  try {
    return foldEvents({ start, events: items.map(logEvent).sort((a, b) => a.time - b.time) }, policyOf);
  } catch (err) {
    log.warn({ err, userId: start.userId }, "a user cannot be folded; the projector looks for the event");
    return null;
  }
}

const logEvent = ({ event }: Appendable): LogEvent => ({
  identity: event.identity,
  time: event.time,
  action: event.action,
  reason: event.reason,
  platform: normalizePlatform(event.rawPlatform),
  rawPlatform: event.rawPlatform,
  clientIp: event.clientIp,
  customStatus: event.customStatus,
  kicked: event.kicked,
  claimedMs: event.claimedMs,
  receivedAt: event.receivedAt,
  error: null,
});
