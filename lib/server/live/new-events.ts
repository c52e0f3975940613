import type { LiveEvents } from "@/lib/contracts/live";
import { markUsers } from "@/lib/contracts/user-marks";
import { groupBy } from "@/lib/group-by";
import { db, Prisma } from "../db/client";
import { EVENT_COLUMNS, EVENT_JOINS, toEvent, type EventRow } from "../queries/events/row";

/** A message contains all of its events up to this number, which a person or a script can read one by one. */
const MAX_COMPLETE = 50;
/** A message with more events contains only this many, as the list of newest events shows. */
const MAX_NEWEST = 12;
/**
 * How far back to look for events that were received before those already sent: a commit takes at most 1.5 s, and the
 * clocks of instances may differ a little.
 */
const OVERLAP_MS = 5_000;
/** Events are counted in slots of this length, and read only in the slots whose count changed. */
const SLOT_MS = 250;

interface Key extends Pick<EventRow, "userId" | "eventTime" | "identity" | "action" | "reason" | "platform"> {
  slot: number;
}

/**
 * Returns a function that reads the events that arrived since its last call, in any instance. Receipt times do not
 * become visible in order, so each call reads the last few seconds again and leaves out the events already returned.
 */
export function newEventsReader(appId: number, from: Date): () => Promise<LiveEvents> {
  let newest = slotOf(from);
  let returned = new Map<number, Set<string>>();

  const slot = Prisma.sql`floor(extract(epoch FROM received_at) * 1000 / ${SLOT_MS})::float8`;
  const since = (first: number) =>
    Prisma.sql`app_id = ${appId} AND received_at >= ${new Date(first * SLOT_MS)} AND received_at >= ${from}`;
  const countSlots = (first: number) => db().$queryRaw<{ slot: number; n: number }[]>`
    SELECT ${slot} AS slot, count(*)::int AS n FROM event WHERE ${since(first)} GROUP BY 1`;
  const readSlots = (slots: readonly number[]) => db().$queryRaw<Key[]>`
    SELECT ${slot} AS slot, user_id AS "userId", event_time AS "eventTime", encode(identity, 'hex') AS identity,
      action, reason, platform
    FROM event WHERE ${since(Math.min(...slots))} AND received_at < ${new Date((Math.max(...slots) + 1) * SLOT_MS)}
    ORDER BY received_at DESC, event_time DESC`;

  return async () => {
    const first = newest - OVERLAP_MS / SLOT_MS;
    const counts = await countSlots(first);
    const changed = counts.filter(({ slot, n }) => returned.get(slot)?.size !== n).map(({ slot }) => slot);
    const keys = changed.length === 0 ? [] : await readSlots(changed);
    const fresh = keys.filter((key) => !returned.get(key.slot)?.has(keyOf(key)));
    const bySlot = groupBy(keys, ({ slot }) => slot);
    returned = new Map([...returned].filter(([slot]) => slot >= first));
    for (const [slot, all] of bySlot) returned.set(slot, new Set(all.map(keyOf)));
    newest = Math.max(newest, ...bySlot.keys());
    const shown = fresh.slice(0, fresh.length > MAX_COMPLETE ? MAX_NEWEST : MAX_COMPLETE);
    return {
      events: await readShown(appId, shown),
      count: fresh.length,
      kinds: kindsOf(fresh),
      users: markUsers(fresh.map((key) => key.userId)),
    };
  };
}

const slotOf = (at: Date) => Math.floor(at.getTime() / SLOT_MS);

/** Identifies an event of an app. */
const keyOf = ({ userId, eventTime, identity }: Key) => `${eventTime.getTime()} ${identity} ${userId}`;

async function readShown(appId: number, shown: readonly Key[]): Promise<LiveEvents["events"]> {
  if (shown.length === 0) return [];
  const rows = await db().$queryRaw<EventRow[]>`
    SELECT ${EVENT_COLUMNS} FROM event AS e ${EVENT_JOINS}
    WHERE e.app_id = ${appId} AND (e.user_id, e.event_time, e.identity) IN (
      SELECT user_id, event_time, decode(hex, 'hex') FROM unnest(
        ${shown.map((k) => k.userId)}::text[],
        ${shown.map((k) => k.eventTime)}::timestamptz[],
        ${shown.map((k) => k.identity)}::text[]
      ) AS k(user_id, event_time, hex))
    ORDER BY e.received_at DESC, e.event_time DESC`;
  return rows.map(toEvent);
}

function kindsOf(keys: readonly Key[]): LiveEvents["kinds"] {
  return [...groupBy(keys, (k) => JSON.stringify([k.action, k.reason, k.platform])).values()].flatMap((same) =>
    same.slice(0, 1).map(({ action, reason, platform }) => ({ action, reason, platform, count: same.length })),
  );
}
