import type { LiveEvents } from "@/lib/contracts/live";
import { db } from "../db/client";
import { EVENT_COLUMNS, EVENT_JOINS, eventId, toEvent, type EventRow } from "../queries/event-row";

/** Events sent along with one message; there may be more, and the message says how many. */
const SHOWN = 50;
/**
 * How far back to look for events that were received before ones already sent: a commit takes at most 1.5 s, and the
 * clocks of several instances may differ a little.
 */
const OVERLAP_MS = 5_000;

/**
 * Reads the events that arrived since it was last asked, whichever instance received them. Receipt times do not
 * become visible in order, so a stretch of the past is read again and what was given out is left away.
 */
export function newEventsReader(appId: number, from: Date): () => Promise<LiveEvents> {
  let since = from;
  let given = new Map<string, Date>();
  return async () => {
    const reach = new Date(since.getTime() - OVERLAP_MS);
    const keys = await db().$queryRaw<{ userId: string; eventTime: Date; identity: string; receivedAt: Date }[]>`
      SELECT user_id AS "userId", event_time AS "eventTime", encode(identity, 'hex') AS identity, received_at AS "receivedAt"
      FROM event WHERE app_id = ${appId} AND received_at >= ${reach} AND received_at >= ${from} ORDER BY received_at DESC`;
    const fresh = keys.filter((k) => !given.has(eventId(k.userId, k.eventTime, k.identity)));
    given = new Map(keys.map((k) => [eventId(k.userId, k.eventTime, k.identity), k.receivedAt]));
    since = keys[0]?.receivedAt ?? since;
    const shown = fresh.slice(0, SHOWN);
    if (shown.length === 0) return { events: [], count: 0 };
    const rows = await db().$queryRaw<EventRow[]>`
      SELECT ${EVENT_COLUMNS} FROM event AS e ${EVENT_JOINS}
      WHERE e.app_id = ${appId} AND (e.user_id, e.event_time, e.identity) IN (
        SELECT user_id, event_time, decode(hex, 'hex') FROM unnest(
          ${shown.map((k) => k.userId)}::text[], ${shown.map((k) => k.eventTime)}::timestamptz[], ${shown.map((k) => k.identity)}::text[]
        ) AS k(user_id, event_time, hex))
      ORDER BY e.received_at DESC, e.event_time DESC`;
    return { events: rows.map(toEvent), count: fresh.length };
  };
}
