import { groupBy } from "@/lib/group-by";
import { normalizePlatform } from "@/lib/protocol/platform";
import type { Tx } from "../db/client";
import { log } from "../log";
import type { Appendable } from "../receive/appendable";
import { foldEvents, writeChanges } from "./fold-users";
import type { FoldedUser } from "./folded-user";
import { isOutOfOrder, startFrom, type LogEvent } from "./load";
import { lockUsers } from "./lock-users";
import { readPolicies } from "./policies";
import { queuedUser, queueUsers, type QueuedUser } from "./queue";
import { keyOf } from "./user-key";

/**
 * Folds events in the transaction that appends them. Users whose events are late, whom another transaction holds, or
 * who cannot be folded are left to the projector, by its queue. Returns how many users are left. Throws database
 * errors.
 */
export async function foldAppended(tx: Tx, appended: readonly Appendable[]): Promise<number> {
  if (appended.length === 0) return 0;
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
    const fold = projected === undefined || isOutOfOrder(user, projected) ? null : tryToFold();
    if (fold === null) left.push(user);
    else folds.push(fold);

    function tryToFold(): FoldedUser | null {
      try {
        const events = items.map(logEvent).sort((a, b) => a.time - b.time);
        return foldEvents({ start: startFrom(user, projected ?? null), events }, policyOf);
      } catch (err) {
        log.warn({ err, user }, "a user cannot be folded; the projector looks for the event");
        return null;
      }
    }
  }
  await writeChanges(tx, folds);
  await queueUsers(tx, left);
  return left.length;
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
