import { packState, unpackState } from "@/lib/presence/packed-state";
import { EMPTY_STATE, type FoldState } from "@/lib/presence/state";
import { projectorDb, type Prisma, type Tx } from "../db/client";
import { foldUser } from "../project/fold-user";
import { loadCheckpoints, loadEvents, type ReadFrom } from "../project/load";
import { readPolicies, type Policy } from "../project/policies";
import { keyOf } from "../project/user-key";

/** Users of one transaction. */
const BATCH = 100;
/** Events of a user that are read at once. */
const MAX_EVENTS = 2_000;
const TIMEOUT_MS = 120_000;

interface User extends ReadFrom {
  state: FoldState;
}

/**
 * Stores what every user of an app is at the horizon `eventsFrom`, as the last checkpoint before it, and deletes
 * earlier ones. Folds start there when the events before are gone. Everything before the horizon must be folded.
 * Stopped in the middle, it can be done again, also if events are gone already.
 */
export async function writeBaseCheckpoints(appId: number, eventsFrom: Date): Promise<void> {
  for (let after: string | null = ""; after !== null;) {
    const from: string = after;
    after = await projectorDb().$transaction((tx) => writeSome(tx, appId, eventsFrom, from), {
      maxWait: TIMEOUT_MS,
      timeout: TIMEOUT_MS,
    });
  }
}

/** Returns the last user, or null if there are no more. */
async function writeSome(tx: Tx, appId: number, eventsFrom: Date, after: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ userId: string; lastEventAt: Date; state: Prisma.JsonValue }[]>`
    SELECT user_id AS "userId", last_event_at AS "lastEventAt", state FROM presence
    WHERE app_id = ${appId} AND user_id > ${after} AND first_seen_at < ${eventsFrom}
    ORDER BY user_id LIMIT ${BATCH}`;
  const still = rows.flatMap(({ userId, lastEventAt, state }) =>
    lastEventAt < eventsFrom ? [{ userId, state: unpackState(state) }] : [],
  );
  const going = rows.filter(({ lastEventAt }) => lastEventAt >= eventsFrom);
  const policy = (await readPolicies(tx))(appId);
  const folded = await statesAt(tx, await startsOf(tx, appId, eventsFrom, going), eventsFrom, policy);
  await write(
    tx,
    appId,
    [...still, ...folded].flatMap(({ userId, state }) =>
      state.lastEventAt === null ? [] : [{ userId, at: new Date(state.lastEventAt), state }],
    ),
  );
  return rows.length < BATCH ? null : (rows.at(-1)?.userId ?? null);
}

async function startsOf(tx: Tx, appId: number, since: Date, users: readonly { userId: string }[]): Promise<User[]> {
  const keys = users.map(({ userId }) => ({ appId, userId, since }));
  const checkpoints = await loadCheckpoints(tx, keys);
  return keys.map((user) => {
    const checkpoint = checkpoints.get(keyOf(user));
    const state = checkpoint === undefined ? EMPTY_STATE : unpackState(checkpoint.state);
    return { ...user, refold: true, after: checkpoint?.at ?? null, state };
  });
}

/** Folds users up to the horizon, a part of the events at a time. */
async function statesAt(tx: Tx, users: readonly User[], before: Date, policy: Policy): Promise<User[]> {
  if (users.length === 0) return [];
  const events = await loadEvents(tx, users, MAX_EVENTS, before);
  const next = users.map((user) => {
    const own = events.get(keyOf(user)) ?? [];
    const last = own.at(-1);
    if (last === undefined) return { user, isDone: true };
    const { state } = foldUser(user.state, own, policy);
    return { user: { ...user, state, after: new Date(last.time) }, isDone: own.length < MAX_EVENTS };
  });
  const done = next.flatMap(({ user, isDone }) => (isDone ? [user] : []));
  const unfinished = next.flatMap(({ user, isDone }) => (isDone ? [] : [user]));
  return [...done, ...(await statesAt(tx, unfinished, before, policy))];
}

interface Base {
  userId: string;
  at: Date;
  state: FoldState;
}

async function write(tx: Tx, appId: number, bases: readonly Base[]): Promise<void> {
  const userIds = bases.map(({ userId }) => userId);
  const ats = bases.map(({ at }) => at);
  const states = bases.map(({ state }) => JSON.stringify(packState(state)));
  await tx.$executeRaw`
    INSERT INTO checkpoint (app_id, user_id, at, state)
    SELECT ${appId}::int, user_id, at, state::json
    FROM unnest(${userIds}::text[], ${ats}::timestamptz[], ${states}::text[]) AS k(user_id, at, state)
    ON CONFLICT (app_id, user_id, at) DO UPDATE SET state = excluded.state
    WHERE checkpoint.state::text IS DISTINCT FROM excluded.state::text`;
  await tx.$executeRaw`
    DELETE FROM checkpoint AS c USING unnest(${userIds}::text[], ${ats}::timestamptz[]) AS k(user_id, at)
    WHERE c.app_id = ${appId} AND c.user_id = k.user_id AND c.at < k.at`;
}
