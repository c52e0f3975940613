import { groupBy } from "@/lib/group-by";
import type { Tx } from "../db/client";
import { keyColumns, keyOf, type UserKey } from "./user-key";

/** A user with events that are not folded. */
export interface QueuedUser extends UserKey {
  /** The earliest event time among them. */
  since: Date;
  /** The first receipt among them. */
  receivedAt: Date;
}

/** An event of a user, as far as the queue needs it. */
interface QueuedEvent {
  appId: number;
  event: { userId: string; time: number; receivedAt: number };
}

/** Puts users on the queue of the projector. */
export async function queueUsers(tx: Tx, users: readonly QueuedUser[]): Promise<void> {
  if (users.length === 0) return;
  const { appIds, userIds } = keyColumns(users);
  await tx.$executeRaw`
    INSERT INTO touched (app_id, user_id, since, received_at)
    SELECT * FROM unnest(
      ${appIds}::int[], ${userIds}::text[], ${users.map((u) => u.since)}::timestamptz[],
      ${users.map((u) => u.receivedAt)}::timestamptz[])`;
}

/** Puts the users of events that were appended on the queue of the projector. */
export const queueEvents = (tx: Tx, events: readonly QueuedEvent[]): Promise<void> =>
  queueUsers(
    tx,
    [...groupBy(events, ({ appId, event }) => keyOf({ appId, userId: event.userId })).values()].map(queuedUser),
  );

/** The entry of the queue for events of one user. */
export function queuedUser(events: readonly QueuedEvent[]): QueuedUser {
  const [first] = events;
  if (first === undefined) throw new RangeError("A user without events");
  const { appId, event } = first;
  return {
    appId,
    userId: event.userId,
    since: new Date(events.reduce((min, { event: { time } }) => Math.min(min, time), Infinity)),
    receivedAt: new Date(events.reduce((min, { event: { receivedAt } }) => Math.min(min, receivedAt), Infinity)),
  };
}
