import { projectorDb, type Tx } from "../db/client";
import { claimUsers, QUEUE_ROWS, type ClaimedUser } from "./claim-users";
import { discardAfter } from "./discard";
import { recordFaults, type EventFault } from "./faults";
import { foldUser } from "./fold-user";
import { isUnseen, type FoldedUser } from "./folded-user";
import { mayBeOutOfOrder, recordLate } from "./late";
import { loadEvents, loadFoldStarts, type LogEvent, type FoldStart } from "./load";
import { readPolicies } from "./policies";
import { markMinutesStale, staleMinutesOf } from "./stale";
import { keyOf, type UserKey } from "./user-key";
import { removeUsers, writeFolds } from "./write";

/** After an outage a transaction may fold very many events. */
const TIMEOUT_MS = 120_000;
/**
 * A transaction takes no further users after this many events, so that long histories do not exhaust its time or
 * memory.
 */
const MAX_EVENTS = 100_000;
/** Events of one user that a transaction folds. A user with more is put back on the queue. */
export const MAX_USER_EVENTS = 20_000;
const USERS_PER_QUERY = 100;

/** What a drain did: the number of users folded, and whether the queue is likely to have more. */
export interface DrainResult {
  users: number;
  more: boolean;
}

export interface BatchOptions {
  /** Drain only these users. Default: the first users of the queue. */
  users?: readonly UserKey[];
  maxEvents?: number;
  maxUserEvents?: number;
  /** Quarantine these events before the fold. */
  faults?: readonly EventFault[];
  /** Receives what the transaction works on, step by step. */
  trace?: BatchTrace;
}

/** What a transaction worked on when it failed. */
export interface BatchTrace {
  users: readonly UserKey[];
  events: readonly LogEvent[];
}

/**
 * Folds users of the queue in one transaction. Several projectors may run at once: each row of the queue is locked by
 * one of them, and the snapshot of the transaction shows exactly the events whose rows it can see. Throws what the
 * database and the fold throw, and a conflict (see isConflict) if another projector works on the same user. Then
 * nothing is changed.
 */
export async function drainBatch(options: BatchOptions = {}): Promise<DrainResult> {
  return projectorDb().$transaction((tx) => drainIn(tx, options), {
    isolationLevel: "RepeatableRead",
    maxWait: TIMEOUT_MS,
    timeout: TIMEOUT_MS,
  });
}

async function drainIn(tx: Tx, options: BatchOptions): Promise<DrainResult> {
  const { users = null, maxUserEvents = MAX_USER_EVENTS, faults = [], trace } = options;
  const claims = await claimUsers(tx, users);
  if (trace !== undefined) trace.users = claims;
  if (claims.length === 0) return { users: 0, more: false };
  await recordFaults(tx, faults);
  const { starts, events, remaining } = await loadUpToLimit(tx, await loadFoldStarts(tx, claims), options);
  if (trace !== undefined) trace.events = [...events.values()].flat();
  const policyOf = await readPolicies(tx);

  const withEvents = starts.flatMap((start) => {
    const list = events.get(keyOf(start));
    return list === undefined ? [] : [{ start, list }];
  });
  const folds = withEvents.map(({ start, list }): FoldedUser => ({
    start,
    events: list,
    result: foldUser(start.state, list, policyOf(start.appId)),
    lastReceivedAt: newestReceipt(start, list),
  }));
  await discardAfter(
    tx,
    starts.filter((s) => s.refold),
  );
  await removeUsers(tx, folds.filter(isUnseen));
  await writeFolds(tx, folds);
  const late = await recordLate(
    tx,
    withEvents.filter(({ start, list }) => mayBeOutOfOrder(start, list)).map(({ start }) => start),
  );
  await markMinutesStale(tx, [...folds.flatMap(staleMinutesOf), ...late]);
  const requeued = await requeue(tx, [...remaining, ...unfinishedUsers(withEvents, maxUserEvents)]);
  const rows = claims.reduce((sum, c) => sum + c.rows, 0);
  return { users: starts.length, more: requeued > 0 || rows >= QUEUE_ROWS };
}

/** The events of as many users as one transaction may fold, and the users that remain for the next one. */
async function loadUpToLimit(
  tx: Tx,
  all: readonly FoldStart[],
  { maxEvents = MAX_EVENTS, maxUserEvents = MAX_USER_EVENTS }: BatchOptions,
) {
  const events = new Map<string, LogEvent[]>();
  let loaded = 0;
  for (let count = 0; loaded < all.length && count < maxEvents; loaded += USERS_PER_QUERY) {
    for (const [key, list] of await loadEvents(tx, all.slice(loaded, loaded + USERS_PER_QUERY), maxUserEvents)) {
      events.set(key, list);
      count += list.length;
    }
  }
  return { starts: all.slice(0, loaded), events, remaining: all.slice(loaded) };
}

function newestReceipt(start: FoldStart, events: readonly LogEvent[]): Date {
  const before = start.lastReceivedAt?.getTime() ?? 0;
  return new Date(events.reduce((max, { receivedAt }) => Math.max(max, receivedAt), before));
}

/** Users whose events did not all fit into this transaction, from the first that did not. */
function unfinishedUsers(
  users: readonly { start: FoldStart; list: LogEvent[] }[],
  maxUserEvents: number,
): ClaimedUser[] {
  return users.flatMap(({ start, list }) => {
    const last = list.at(-1);
    return last === undefined || list.length < maxUserEvents ? [] : [{ ...start, since: new Date(last.time + 1) }];
  });
}

/** Puts users back on the queue. Returns how many. */
async function requeue(tx: Tx, claims: readonly ClaimedUser[]): Promise<number> {
  const data = claims.map(({ appId, userId, since, receivedAt }) => ({ appId, userId, since, receivedAt }));
  if (data.length > 0) await tx.touched.createMany({ data });
  return data.length;
}
