import type { LiveEvents } from "@/lib/contracts/live";
import { markUsers } from "@/lib/contracts/user-marks";
import { groupBy } from "@/lib/group-by";
import { db, Prisma } from "../db/client";
import { EVENT_COLUMNS, EVENT_JOINS, toEvent, type EventRow } from "../queries/events/row";

/** Up to so many of a message a person or a script may want one by one, and it holds all of them. */
const READABLE = 50;
/** Of more it holds as many as a list of the newest shows: it goes to every open console. */
const NEWEST = 12;
/**
 * How far back to look for events that were received before ones already sent: a commit takes at most 1.5 s, and the
 * clocks of several instances may differ a little.
 */
const OVERLAP_MS = 5_000;
/** Receipts are counted by stretches of this length, and read where the count has changed. */
const SLOT_MS = 250;

interface Key extends Pick<EventRow, "userId" | "eventTime" | "identity" | "action" | "reason" | "platform"> {
  slot: number;
}

/**
 * Reads the events that arrived since it was last asked, whichever instance received them. Receipt times do not
 * become visible in order, so a stretch of the past is looked at again; what was given out is left away.
 */
export function newEventsReader(appId: number, from: Date): () => Promise<LiveEvents> {
  let newest = slotOf(from);
  let given = new Map<number, Set<string>>();

  const slot = Prisma.sql`floor(extract(epoch FROM received_at) * 1000 / ${SLOT_MS})::float8`;
  const since = (first: number) =>
    Prisma.sql`app_id = ${appId} AND received_at >= ${new Date(first * SLOT_MS)} AND received_at >= ${from}`;
  const countSlots = (first: number) => db().$queryRaw<{ slot: number; n: number }[]>`
    SELECT ${slot} AS slot, count(*)::int AS n FROM event WHERE ${since(first)} GROUP BY 1`;
  const readSlots = (slots: readonly number[]) => db().$queryRaw<Key[]>`
    SELECT ${slot} AS slot, user_id AS "userId", event_time AS "eventTime", encode(identity, 'hex') AS identity, action, reason, platform
    FROM event WHERE ${since(Math.min(...slots))} AND received_at < ${new Date((Math.max(...slots) + 1) * SLOT_MS)}
    ORDER BY received_at DESC, event_time DESC`;

  return async () => {
    const first = newest - OVERLAP_MS / SLOT_MS;
    const counts = await countSlots(first);
    const changed = counts.filter(({ slot, n }) => given.get(slot)?.size !== n).map(({ slot }) => slot);
    const keys = changed.length === 0 ? [] : await readSlots(changed);
    const fresh = keys.filter((key) => !given.get(key.slot)?.has(nameOf(key)));
    const again = groupBy(keys, ({ slot }) => slot);
    given = new Map([...given].filter(([slot]) => slot >= first));
    for (const [slot, all] of again) given.set(slot, new Set(all.map(nameOf)));
    newest = Math.max(newest, ...again.keys());
    const shown = fresh.slice(0, fresh.length > READABLE ? NEWEST : READABLE);
    return {
      events: await readShown(appId, shown),
      count: fresh.length,
      kinds: kindsOf(fresh),
      users: markUsers(fresh.map((key) => key.userId)),
    };
  };
}

const slotOf = (at: Date) => Math.floor(at.getTime() / SLOT_MS);

/** Tells the events of an app apart. */
const nameOf = ({ userId, eventTime, identity }: Key) => `${eventTime.getTime()} ${identity} ${userId}`;

async function readShown(appId: number, shown: readonly Key[]): Promise<LiveEvents["events"]> {
  if (shown.length === 0) return [];
  const rows = await db().$queryRaw<EventRow[]>`
    SELECT ${EVENT_COLUMNS} FROM event AS e ${EVENT_JOINS}
    WHERE e.app_id = ${appId} AND (e.user_id, e.event_time, e.identity) IN (
      SELECT user_id, event_time, decode(hex, 'hex') FROM unnest(
        ${shown.map((k) => k.userId)}::text[], ${shown.map((k) => k.eventTime)}::timestamptz[], ${shown.map((k) => k.identity)}::text[]
      ) AS k(user_id, event_time, hex))
    ORDER BY e.received_at DESC, e.event_time DESC`;
  return rows.map(toEvent);
}

function kindsOf(keys: readonly Key[]): LiveEvents["kinds"] {
  return [...groupBy(keys, (k) => JSON.stringify([k.action, k.reason, k.platform])).values()].flatMap((same) =>
    same.slice(0, 1).map(({ action, reason, platform }) => ({ action, reason, platform, count: same.length })),
  );
}
