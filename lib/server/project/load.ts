import type { FoldState } from "@/lib/presence/state";
import { unpackState } from "@/lib/presence/packed-state";
import { EMPTY_STATE } from "@/lib/presence/state";
import type { EventTiming } from "@/lib/presence/quarantine";
import type { PresenceEvent } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import type { Tx } from "../db/client";
import { inAppsOf } from "../db/in-apps-of";
import { EVENT_FACTS } from "../db/event-facts";
import { tableOf, type RowOf } from "../db/table";
import type { LockedUsers, Projected } from "./lock-users";
import type { Policy } from "./policies";
import type { QueuedUser } from "./queue";
import { keyColumns, keyOf, type UserKey } from "./user-key";

const CHECKPOINT = tableOf("Checkpoint", "c").columns("at", "state");
const EVENT = tableOf("Event", "e");
const EVENT_IDENTITY = EVENT.hex("identity");
const EVENT_FIELDS = EVENT.columns("receivedAt", "claimedMs", ...EVENT_FACTS);

/** Where the fold of one user continues. */
export interface FoldStart extends QueuedUser {
  state: FoldState;
  /** Events after this time are folded. Null: all events. */
  after: Date | null;
  /** Whether later events were folded already, whose rows may change. */
  refold: boolean;
  /** What is projected now. Null for a user of whom nothing is. */
  projected: Projected | null;
}

/** Where the events of a user are read from. */
export type ReadFrom = UserKey & Pick<FoldStart, "refold" | "after" | "since">;

/** An event with the fields that only the projector needs. */
export interface LogEvent extends PresenceEvent, EventTiming {
  /** Why the event could not be projected. Null for all but a few. */
  error: string | null;
}

/**
 * The states from which users are folded: the present state if all new events are later, else the last checkpoint
 * before them, else the empty state. No fold starts before the horizon of its app. The users must be locked.
 */
export async function loadFoldStarts(
  tx: Tx,
  queued: readonly QueuedUser[],
  locked: LockedUsers,
  policyOf: (appId: number) => Policy,
): Promise<FoldStart[]> {
  const users = queued.map((user) => fromHorizon(user, policyOf(user.appId)));
  const projectedOf = (user: QueuedUser) => locked.get(keyOf(user)) ?? null;
  const outOfOrder = users.filter((user) => isOutOfOrder(user, projectedOf(user)));
  const checkpoints = await loadCheckpoints(tx, outOfOrder);
  return users.map((user) => {
    const projected = projectedOf(user);
    if (!isOutOfOrder(user, projected)) return startFrom(user, projected);
    const checkpoint = checkpoints.get(keyOf(user));
    return {
      ...startFrom(user, projected),
      state: checkpoint === undefined ? EMPTY_STATE : unpackState(checkpoint.state),
      after: checkpoint?.at ?? null,
      refold: true,
    };
  });
}

/** The events before the horizon are gone. The base checkpoint before it stands for them (lib/server/retention). */
const fromHorizon = <User extends QueuedUser>(user: User, { eventsFrom }: Policy): User => ({
  ...user,
  since: new Date(Math.max(user.since.getTime(), eventsFrom ?? -Infinity)),
});

/** Whether new events of a user are not all later than those that are folded. */
export const isOutOfOrder = ({ since }: QueuedUser, projected: Projected | null): boolean =>
  projected !== null && since <= projected.lastEventAt;

/** The present state of a user, from which later events are folded. */
export const startFrom = (user: QueuedUser, projected: Projected | null): FoldStart => ({
  appId: user.appId,
  userId: user.userId,
  since: user.since,
  receivedAt: user.receivedAt,
  state: projected === null ? EMPTY_STATE : unpackState(projected.state),
  after: projected?.lastEventAt ?? null,
  refold: false,
  projected,
});

/** The last checkpoint of each user before `since`. */
export async function loadCheckpoints(tx: Tx, claims: readonly (UserKey & { since: Date })[]) {
  type Row = UserKey & RowOf<typeof CHECKPOINT>;
  if (claims.length === 0) return new Map<string, Row>();
  const keys = keyColumns(claims);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT k.app_id AS "appId", k.user_id AS "userId", ${CHECKPOINT}
    FROM unnest(${keys.appIds}::int[], ${keys.userIds}::text[], ${claims.map((c) => c.since)}::timestamptz[])
           AS k(app_id, user_id, since)
    CROSS JOIN LATERAL (
      SELECT at, state FROM checkpoint AS c
      WHERE c.app_id = k.app_id AND c.user_id = k.user_id AND c.at < k.since ORDER BY at DESC LIMIT 1) AS c`;
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/**
 * The events to fold from each start, by user, oldest first. A start from the present state reads from its first new
 * event on: the events before it are quarantined and were checked before. Reads at most `maxEvents` of a user, and more
 * only if times are equal. Reads no event from `before` on.
 */
export async function loadEvents(
  tx: Tx,
  starts: readonly ReadFrom[],
  maxEvents: number,
  before: Date | null = null,
): Promise<Map<string, LogEvent[]>> {
  type Joined = UserKey & { time: Date; error: string | null; platform: Platform };
  type Row = Joined & RowOf<typeof EVENT_FIELDS> & RowOf<typeof EVENT_IDENTITY>;
  const keys = keyColumns(starts);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT k.app_id AS "appId", k.user_id AS "userId", ${EVENT.column("eventTime")} AS time, f.error,
           ${EVENT_IDENTITY}, ${EVENT_FIELDS}
    FROM unnest(${keys.appIds}::int[], ${keys.userIds}::text[], ${starts.map(firstToRead)}::timestamptz[])
           AS k(app_id, user_id, first)
    CROSS JOIN LATERAL (
      SELECT * FROM event AS e
      WHERE e.app_id = k.app_id AND e.user_id = k.user_id AND e.event_time >= coalesce(k.first, '-infinity')
        AND ${inAppsOf("e.app_id", starts)}
        AND e.event_time < coalesce(${before}::timestamptz, 'infinity')
      ORDER BY e.event_time FETCH FIRST ${maxEvents} ROWS WITH TIES) AS e
    LEFT JOIN event_fault AS f
      ON f.app_id = k.app_id AND f.user_id = k.user_id AND f.event_time = e.event_time AND f.identity = e.identity
    -- A join need not keep the order of the rows below it.
    ORDER BY e.event_time`;
  const events = new Map<string, LogEvent[]>();
  for (const { appId, userId, time, ...row } of rows) {
    const key = keyOf({ appId, userId });
    const list = events.get(key);
    const event = { ...row, time: time.getTime(), receivedAt: row.receivedAt.getTime() };
    if (list === undefined) events.set(key, [event]);
    else list.push(event);
  }
  return events;
}

function firstToRead({ refold, after, since }: Pick<FoldStart, "refold" | "after" | "since">): Date | null {
  if (!refold) return since;
  return after === null ? null : new Date(after.getTime() + 1);
}
