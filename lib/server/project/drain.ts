import { storable } from "@/lib/protocol/state-change";
import { Prisma, projectorDb } from "../db/client";
import { isDataError, sqlState } from "../db/errors";
import { log } from "../log";
import { drainBatch, MAX_USER_EVENTS, type BatchOptions, type BatchTrace, type DrainResult } from "./drain-batch";
import { abandonUser, type EventFault } from "./faults";
import type { LogEvent } from "./load";
import type { UserKey } from "./user-key";

const MAX_ERROR_LENGTH = 500;

/**
 * Folds users of the queue. If the data of a batch makes it fail, halves the batch until the event is found,
 * quarantines this one event and folds everything else. Throws every other error: an unreachable database must not
 * quarantine anything.
 */
export async function drain(): Promise<DrainResult> {
  const trace: BatchTrace = { users: [], events: [] };
  try {
    return await drainBatch({ trace });
  } catch (error) {
    if (!blamesData(error) || trace.users.length === 0) throw error;
    log.warn({ err: error, users: trace.users.length }, "a batch could not be projected; looking for the event");
    await drainHalves(trace.users, trace.events.length);
    return { users: trace.users.length, more: true };
  }
}

/** Folds users of whom at least one makes their batch of `events` events fail. */
async function drainHalves(users: readonly UserKey[], events: number): Promise<void> {
  const [first] = users;
  if (first === undefined) return;
  if (users.length === 1) return isolateEvent(first, events === 0 ? MAX_USER_EVENTS : events);
  const middle = Math.ceil(users.length / 2);
  for (const half of [users.slice(0, middle), users.slice(middle)]) {
    const failure = await attempt({ users: half });
    if (failure !== null) await drainHalves(half, failure.events.length);
  }
}

/**
 * Quarantines the first event of a user that makes the fold fail. It is among the next `count` events. The first half
 * of them is folded, or contains the event: either way half as many are left. Another faulty event makes a later batch
 * fail.
 */
async function isolateEvent(user: UserKey, count: number): Promise<void> {
  for (let size = count; size > 1;) {
    size = Math.ceil(size / 2);
    await attempt({ users: [user], maxUserEvents: size });
  }
  const failure = await attempt({ users: [user], maxUserEvents: 1 });
  if (failure === null) return;

  const faults = failure.events
    .filter((event) => event.error === null)
    .map(({ time, identity }): EventFault => ({ ...user, time, identity, error: textOf(failure.error) }));
  log.error({ err: failure.error, user, events: faults }, "an event cannot be projected; it is quarantined");
  // If several events have the same millisecond, each is left out in turn, then all of them.
  const choices = faults.length > 1 ? [...faults.map((fault) => [fault]), faults] : [faults];
  for (const choice of choices) {
    if (choice.length > 0 && (await attempt({ users: [user], maxUserEvents: 1, faults: choice })) === null) return;
  }
  log.error({ user }, "the user cannot be projected even without the event");
  await projectorDb().$transaction((tx) => abandonUser(tx, user, faults));
}

/** Null after success. Throws errors that the data did not cause. */
async function attempt(options: BatchOptions): Promise<{ error: unknown; events: readonly LogEvent[] } | null> {
  const trace: BatchTrace = { users: [], events: [] };
  try {
    await drainBatch({ ...options, trace });
    return null;
  } catch (error) {
    if (!blamesData(error)) throw error;
    return { error, events: trace.events };
  }
}

/** Whether the same work would fail again in any state of the database: its data or the fold itself is at fault. */
function blamesData(error: unknown): boolean {
  if (sqlState(error) !== null) return isDataError(error);
  const faults = [RangeError, TypeError, SyntaxError, Prisma.PrismaClientValidationError];
  return faults.some((fault) => error instanceof fault);
}

function textOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.trim().split("\n").at(-1) ?? "";
  // Prisma puts the message of the database between backquotes.
  return storable(/Message: `(.*)`$/.exec(line)?.[1] ?? line).slice(0, MAX_ERROR_LENGTH);
}
