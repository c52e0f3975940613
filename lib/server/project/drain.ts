import { projectorDb } from "../db/client";
import { blamesData, errorText, isolate } from "../db/poison";
import { log } from "../log";
import { drainBatch, MAX_USER_EVENTS, type BatchOptions, type BatchTrace, type DrainResult } from "./drain-batch";
import { abandonUser, type EventFault } from "./faults";
import type { LogEvent } from "./load";
import type { UserKey } from "./user-key";

/** Why a batch failed, and the events that it had read. */
interface Failure {
  error: unknown;
  events: readonly LogEvent[];
}

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
    await isolate<UserKey, Failure>(
      trace.users,
      { error, events: trace.events },
      {
        attempt: (users) => attempt({ users }),
        setAside: (user, { events }) => isolateEvent(user, events.length === 0 ? MAX_USER_EVENTS : events.length),
      },
    );
    return { users: trace.users.length, more: true };
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
    .map(({ time, identity }): EventFault => ({ ...user, time, identity, error: errorText(failure.error) }));
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
async function attempt(options: BatchOptions): Promise<Failure | null> {
  const trace: BatchTrace = { users: [], events: [] };
  try {
    await drainBatch({ ...options, trace });
    return null;
  } catch (error) {
    if (!blamesData(error)) throw error;
    return { error, events: trace.events };
  }
}
