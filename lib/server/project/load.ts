import type { FoldState } from "@/lib/presence/state";
import { EMPTY_STATE } from "@/lib/presence/state";
import type { EventTiming } from "@/lib/presence/quarantine";
import type { PresenceEvent } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import type { Tx } from "../db/client";
import { EVENT_FACTS } from "../db/event-facts";
import { tableOf, type RowOf } from "../db/table";
import type { ClaimedUser } from "./claim-users";
import { keyColumns, keyOf, type UserKey } from "./user-key";

const PRESENCE = tableOf("Presence", "p").columns("appId", "userId", "state", "lastEventAt", "lastReceivedAt");
const CHECKPOINT = tableOf("Checkpoint", "c").columns("at", "state");
const EVENT = tableOf("Event", "e");
const EVENT_IDENTITY = EVENT.hex("identity");
const EVENT_FIELDS = EVENT.columns("receivedAt", "claimedMs", ...EVENT_FACTS);

/** Where the fold of one user continues. */
export interface FoldStart extends ClaimedUser {
  state: FoldState;
  /** Events after this time are folded. Null: all events. */
  after: Date | null;
  /** Whether rows later than `after` exist and must be deleted. */
  refold: boolean;
  lastReceivedAt: Date | null;
}

/** An event with the fields that only the projector needs. */
export interface LogEvent extends PresenceEvent, EventTiming {
  /** Why the event could not be projected. Null for all but a few. */
  error: string | null;
}

/**
 * The states from which the claimed users are folded: the present state if all new events are later, else the last
 * checkpoint before them, else the empty state. Locks the users' rows.
 */
export async function loadFoldStarts(tx: Tx, claims: readonly ClaimedUser[]): Promise<FoldStart[]> {
  type Row = Omit<RowOf<typeof PRESENCE>, "state"> & { state: FoldState };
  const keys = keyColumns(claims);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${PRESENCE}
    FROM unnest(${keys.appIds}::int[], ${keys.userIds}::text[]) AS k(app_id, user_id)
    JOIN presence AS p USING (app_id, user_id) ORDER BY p.app_id, p.user_id FOR UPDATE OF p`;
  const presenceOf = new Map(rows.map((row) => [keyOf(row), row]));
  const outOfOrder = claims.filter((c) => {
    const row = presenceOf.get(keyOf(c));
    return row !== undefined && c.since <= row.lastEventAt;
  });
  const checkpoints = await loadCheckpoints(tx, outOfOrder);
  const refolds = new Set(outOfOrder.map(keyOf));
  return claims.map((c) => {
    const row = presenceOf.get(keyOf(c));
    const lastReceivedAt = row?.lastReceivedAt ?? null;
    const refold = refolds.has(keyOf(c));
    const from = refold ? checkpoints.get(keyOf(c)) : row && { at: row.lastEventAt, state: row.state };
    return { ...c, state: from?.state ?? EMPTY_STATE, after: from?.at ?? null, refold, lastReceivedAt };
  });
}

async function loadCheckpoints(tx: Tx, claims: readonly ClaimedUser[]) {
  type Row = UserKey & Omit<RowOf<typeof CHECKPOINT>, "state"> & { state: FoldState };
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
 * only if times are equal.
 */
export async function loadEvents(
  tx: Tx,
  starts: readonly FoldStart[],
  maxEvents: number,
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
      ORDER BY e.event_time FETCH FIRST ${maxEvents} ROWS WITH TIES) AS e
    LEFT JOIN event_fault AS f
      ON f.app_id = k.app_id AND f.user_id = k.user_id AND f.event_time = e.event_time AND f.identity = e.identity`;
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

function firstToRead({ refold, after, since }: FoldStart): Date | null {
  if (!refold) return since;
  return after === null ? null : new Date(after.getTime() + 1);
}
