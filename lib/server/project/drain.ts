import { projectorDb, type Tx } from "../db/client";
import { claim, LOOK_AT, type Claim } from "./claim";
import { discardAfter } from "./discard";
import { foldUser } from "./fold-user";
import { isUnseen, type Folded } from "./folded";
import { mayBeDisordered, noteLate } from "./late";
import { keyOf, loadEvents, loadStarts, MAX_EVENTS, type LogEvent, type Start } from "./load";
import { readPolicies } from "./policies";
import { noteStale, staleBy } from "./stale";
import { removeUsers, writeFolds } from "./write";

/** After an outage a transaction may fold a great many events. */
const LONGEST_MS = 120_000;
/** After so many events a transaction takes no further users, so that long histories exhaust neither its time nor memory. */
const MOST_EVENTS = 100_000;
const USERS_AT_ONCE = 100;

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
export async function drain(mostEvents = MOST_EVENTS): Promise<Drained> {
  return projectorDb().$transaction((tx) => drainIn(tx, mostEvents), {
    isolationLevel: "RepeatableRead",
    maxWait: LONGEST_MS,
    timeout: LONGEST_MS,
  });
}

async function drainIn(tx: Tx, mostEvents: number): Promise<Drained> {
  const claims = await claim(tx);
  if (claims.length === 0) return { users: 0, more: false };
  const { starts, events, left } = await loadWithin(tx, await loadStarts(tx, claims), mostEvents);
  const policyOf = await readPolicies(tx);

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
  await discardAfter(
    tx,
    starts.filter((s) => s.refold),
  );
  await removeUsers(tx, folds.filter(isUnseen));
  await writeFolds(tx, folds);
  const late = await noteLate(
    tx,
    withEvents.filter(({ start, list }) => mayBeDisordered(start, list)).map(({ start }) => start),
  );
  await noteStale(tx, [...folds.flatMap(staleBy), ...late]);
  const queued = await putBack(tx, [...left, ...restOf(withEvents)]);
  const rows = claims.reduce((sum, c) => sum + c.rows, 0);
  return { users: starts.length, more: queued > 0 || rows >= LOOK_AT };
}

/** The events of as many users as one transaction should fold, and the users that are left for another one. */
async function loadWithin(tx: Tx, all: readonly Start[], mostEvents: number) {
  const events = new Map<string, LogEvent[]>();
  let taken = 0;
  for (let count = 0; taken < all.length && count < mostEvents; taken += USERS_AT_ONCE) {
    for (const [key, list] of await loadEvents(tx, all.slice(taken, taken + USERS_AT_ONCE))) {
      events.set(key, list);
      count += list.length;
    }
  }
  return { starts: all.slice(0, taken), events, left: all.slice(taken) };
}

function newest(start: Start, events: readonly LogEvent[]): Date {
  const before = start.lastReceivedAt?.getTime() ?? 0;
  return new Date(events.reduce((max, { receivedAt }) => Math.max(max, receivedAt), before));
}

/** Users whose events did not all fit into this transaction, from the first that did not. */
function restOf(folded: readonly { start: Start; list: LogEvent[] }[]): Claim[] {
  return folded.flatMap(({ start, list }) => {
    const last = list.at(-1);
    return last === undefined || list.length < MAX_EVENTS ? [] : [{ ...start, since: new Date(last.time + 1) }];
  });
}

/** Puts users back on the queue, and says how many. */
async function putBack(tx: Tx, claims: readonly Claim[]): Promise<number> {
  const data = claims.map(({ appId, userId, since, receivedAt }) => ({ appId, userId, since, receivedAt }));
  if (data.length > 0) await tx.touched.createMany({ data });
  return data.length;
}
