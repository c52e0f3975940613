import { projectorDb, type Tx } from "../db/client";
import { claimUsers, QUEUE_ROWS } from "./claim-users";
import { recordFaults, type EventFault } from "./faults";
import { foldEvents, writeChanges, type UserEvents } from "./fold-users";
import { loadEvents, loadFoldStarts, type LogEvent, type FoldStart } from "./load";
import { lockUsers } from "./lock-users";
import { readPolicies } from "./policies";
import { queueUsers, type QueuedUser } from "./queue";
import { keyOf, type UserKey } from "./user-key";

/** After an outage a transaction may fold very many events. */
const TIMEOUT_MS = 120_000;
/**
 * A transaction takes no further users after this many events, so that long histories do not exhaust its time or
 * memory.
 */
const MAX_EVENTS = 10_000;
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
 * Folds users of the queue in one transaction. Several projectors and writers may run at once: each row of the queue
 * and each user is locked by one of them. Throws what the database and the fold throw. Then nothing is changed.
 */
export async function drainBatch(options: BatchOptions = {}): Promise<DrainResult> {
  return projectorDb().$transaction((tx) => drainIn(tx, options), {
    maxWait: TIMEOUT_MS,
    timeout: TIMEOUT_MS,
  });
}

async function drainIn(tx: Tx, options: BatchOptions): Promise<DrainResult> {
  const { users = null, maxUserEvents = MAX_USER_EVENTS, faults = [], trace } = options;
  const claims = await claimUsers(tx, users);
  if (trace !== undefined) trace.users = claims;
  if (claims.length === 0) return { users: 0, more: false };
  const locked = await lockUsers(tx, claims, { wait: true });
  const [mine, held] = split(claims, (user) => locked.has(keyOf(user)));
  await recordFaults(tx, faults);
  const policyOf = await readPolicies(tx);
  const loaded = await loadFoldStarts(tx, mine, locked, policyOf);
  const { starts, events, remaining } = await loadUpToLimit(tx, loaded, options);
  if (trace !== undefined) trace.events = [...events.values()].flat();
  const withEvents = starts.flatMap((start) => {
    const list = events.get(keyOf(start));
    return list === undefined ? [] : [{ start, events: list }];
  });
  await writeChanges(
    tx,
    withEvents.map((user) => foldEvents(user, policyOf)),
  );
  const requeued = [...held, ...remaining, ...unfinishedUsers(withEvents, maxUserEvents)];
  await queueUsers(tx, requeued);
  const rows = claims.reduce((sum, c) => sum + c.rows, 0);
  return { users: starts.length, more: requeued.length > 0 || rows >= QUEUE_ROWS };
}

function split<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
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

/** Users whose events did not all fit into this transaction, from the first that did not. */
function unfinishedUsers(users: readonly UserEvents[], maxUserEvents: number): QueuedUser[] {
  return users.flatMap(({ start, events }) => {
    const last = events.at(-1);
    return last === undefined || events.length < maxUserEvents ? [] : [{ ...start, since: new Date(last.time + 1) }];
  });
}
