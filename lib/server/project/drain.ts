import { projectorDb, type Tx } from "../db/client";
import { claim, LOOK_AT } from "./claim";
import { discardAfter } from "./discard";
import { foldUser } from "./fold-user";
import type { Folded } from "./folded";
import { mayBeDisordered, noteLate } from "./late";
import { keyOf, loadEvents, loadStarts, MAX_EVENTS, type LogEvent, type Start } from "./load";
import { policies } from "./policies";
import { noteStale, staleBy } from "./stale";
import { writeFolds } from "./write";

/** After an outage a transaction may fold a great many events. */
const LONGEST_MS = 120_000;

/** What a drain did: users folded, and whether the queue is likely to hold more. */
export interface Drained {
  users: number;
  more: boolean;
}

/**
 * Folds users that were touched, in one transaction. Several projectors may run at once: a
 * queue row is held by one of them, and the snapshot of the transaction shows exactly the events whose queue rows it
 * can see. Throws a conflict (see isConflict) where another projector was at the same user; then nothing is changed.
 */
export async function drain(): Promise<Drained> {
  return projectorDb().$transaction(drainIn, { isolationLevel: "RepeatableRead", maxWait: LONGEST_MS, timeout: LONGEST_MS });
}

async function drainIn(tx: Tx): Promise<Drained> {
  const claims = await claim(tx);
  if (claims.length === 0) return { users: 0, more: false };
  const starts = await loadStarts(tx, claims);
  const events = await loadEvents(tx, starts);
  const policyOf = await policies(tx);

  const withEvents = starts.flatMap((start) => {
    const list = events.get(keyOf(start));
    return list === undefined ? [] : [{ start, list }];
  });
  const folds = withEvents.map(({ start, list }): Folded => ({
    start,
    events: list,
    result: foldUser(start.state, list, policyOf(start.appId)),
    lastReceivedAt: newest(start, list),
  }));
  await discardAfter(tx, starts.filter((s) => s.refold));
  if (folds.length > 0) await writeFolds(tx, folds);
  const late = await noteLate(tx, withEvents.filter(({ start, list }) => mayBeDisordered(start, list)).map(({ start }) => start));
  await noteStale(tx, [...folds.flatMap(staleBy), ...late]);
  const queued = await queueRest(tx, withEvents);
  const rows = claims.reduce((sum, c) => sum + c.rows, 0);
  return { users: claims.length, more: queued > 0 || rows >= LOOK_AT };
}

function newest(start: Start, events: readonly LogEvent[]): Date {
  return events.reduce((max, { receivedAt }) => (receivedAt > max ? receivedAt : max), start.lastReceivedAt ?? new Date(0));
}

/** Puts users back whose events did not all fit into this transaction, and says how many. */
async function queueRest(tx: Tx, folded: readonly { start: Start; list: LogEvent[] }[]): Promise<number> {
  const data = folded.flatMap(({ start: { appId, userId, receivedAt }, list }) => {
    const last = list.at(-1);
    if (last === undefined || list.length < MAX_EVENTS) return [];
    return [{ appId, userId, since: new Date(last.time + 1), receivedAt }];
  });
  if (data.length > 0) await tx.touched.createMany({ data });
  return data.length;
}
