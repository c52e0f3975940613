import { UNTIMED_WINDOW_MS } from "@/lib/presence/identity";
import { TIME_SOURCES } from "@/lib/protocol/time-source";
import { arrayText } from "../db/array-text";
import { Prisma, receiverDb, type Tx } from "../db/client";
import { inAppsOf } from "../db/in-apps-of";
import { tombstonesAmong } from "../erasure/erased-among";
import { queueEvents } from "../project/queue";
import { packCallbacks } from "../raw/pack";
import type { Appendable } from "./appendable";
import { countReceived } from "./count-received";
import { refuseUnkept } from "./refuse-unkept";
import type { NewEvent } from "./judge";
import { withoutDeleted } from "./without-deleted";

/**
 * Appends events in one transaction, and queues their users for the projector. They are durable when it returns.
 * `writerId` names the one writer that may add to its counts. Throws what the database throws.
 */
export const append = (batch: readonly Appendable[], writerId: string): Promise<void> =>
  receiverDb().$transaction(async (tx) => {
    await lockUntimed(tx, batch);
    await queueEvents(tx, await appendIn(tx, batch, writerId));
  });

/**
 * Appends events to the log, and counts them for `writerId`. An event that is already stored changes nothing and counts
 * as a duplicate. One of an erased user, or from before the horizon of its app, is not stored and counts as refused.
 * What is of a deleted app is left out. Returns the new items. Throws what the database throws.
 */
export async function appendIn(tx: Tx, batch: readonly Appendable[], writerId: string): Promise<Appendable[]> {
  // Whoever erases a user after the tombstones are looked for waits for this lock too.
  const { first, repeated } = dedupe(await withoutDeleted(tx, batch));
  const stored = await insert(tx, first);
  const fresh: Appendable[] = [];
  for (const item of first) (stored.has(keyOf(item)) ? fresh : repeated).push(item);
  const again = await refuseUnkept(tx, repeated, writerId);
  await recordRepeats(tx, again);
  await countReceived(tx, { fresh, repeated: again }, writerId);
  return fresh;
}

/**
 * Two instances may receive the same callback without an EventTime at the same time. Their times and so their keys
 * differ. The second instance waits here until the first one has stored its row, and then finds it.
 */
export async function lockUntimed(tx: Tx, batch: readonly Appendable[]): Promise<void> {
  const untimed = batch.filter(({ event }) => event.timeSource !== "EventTime");
  if (untimed.length === 0) return;
  const keys = untimed.map(({ appId, event }) => `${appId} ${event.userId} ${event.identity}`);
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hash) FROM (
      SELECT DISTINCT hashtextextended(key, 0) AS hash FROM unnest(${keys}::text[]) AS key ORDER BY hash) AS hashes`;
}

const keyOf = ({ appId, event: { userId, time, identity } }: Appendable) => `${appId} ${time} ${identity} ${userId}`;

/** Separates events that repeat an earlier event of the same batch, which the query cannot see. */
function dedupe(batch: readonly Appendable[]): { first: Appendable[]; repeated: Appendable[] } {
  const kept = new Map<string, NewEvent[]>();
  const deduped = { first: [] as Appendable[], repeated: [] as Appendable[] };
  for (const item of batch) {
    const { appId, event } = item;
    const timed = event.timeSource === "EventTime";
    const key = `${appId} ${event.userId} ${event.identity} ${timed}`;
    const times = kept.get(key) ?? [];
    const repeats = times.some(({ time, claimedMs }) =>
      timed
        ? time === event.time
        : Math.abs(time - event.time) <= UNTIMED_WINDOW_MS || (claimedMs !== null && claimedMs === event.claimedMs),
    );
    if (!repeats) kept.set(key, [...times, event]);
    deduped[repeats ? "repeated" : "first"].push(item);
  }
  return deduped;
}

/** The raw callback, unless it is from before the time from which they are kept. */
const KEPT_RAW = Prisma.raw(
  ["raw_query", "raw_body", "raw_template", "raw_rest"]
    .map((column) => `CASE WHEN event_time < raw_from THEN NULL ELSE ${column} END`)
    .join(", "),
);

/** Inserts the events that are not stored yet, in the order of their keys, and returns these keys. */
async function insert(tx: Tx, items: readonly Appendable[]): Promise<Set<string>> {
  const column = (of: (item: Appendable) => string | number | null) => arrayText(items.map(of));
  const raws = await packCallbacks(
    tx,
    items.map(({ appId, event }) => ({ appId, fields: event, query: event.rawQuery, body: event.rawBody })),
  );
  const tombstones = await tombstonesAmong(
    tx,
    items.map(({ appId, event: { userId } }) => ({ appId, userId })),
  );
  const rows = await tx.$queryRaw<{ key: string }[]>`
    INSERT INTO event AS e (app_id, user_id, event_time, identity, received_at, time_source, claimed_ms, action, reason,
                            platform, raw_platform, client_ip, custom_status, kicked, raw_query, raw_body,
                            raw_template, raw_rest)
    SELECT app_id, user_id, event_time, identity, received_at, time_source, claimed_ms, action, reason, platform,
           raw_platform, client_ip, custom_status, kicked, ${KEPT_RAW}
    FROM (
      SELECT app_id, user_id, to_timestamp(event_ms / 1000) AS event_time, decode(identity, 'hex') AS identity,
             to_timestamp(received_ms / 1000) AS received_at, time_source, claimed_ms, action, reason, platform,
             raw_platform, client_ip, custom_status,
             CASE kicked WHEN '[]' THEN '{}' ELSE ARRAY(SELECT jsonb_array_elements_text(kicked::jsonb)) END AS kicked,
             raw_query, raw_body, raw_template, raw_rest, tombstone
      FROM unnest(
        ${column((i) => i.appId)}::int[], ${column((i) => i.event.userId)}::text[],
        ${column((i) => i.event.time)}::float8[], ${column((i) => i.event.identity)}::text[],
        ${column((i) => i.event.receivedAt)}::float8[],
        ${column((i) => TIME_SOURCES.indexOf(i.event.timeSource))}::int2[],
        ${column((i) => i.event.claimedMs)}::float8[],
        ${column((i) => i.event.action)}::text[], ${column((i) => i.event.reason)}::text[],
        ${column((i) => i.event.platform)}::text[], ${column((i) => i.event.rawPlatform)}::text[],
        ${column((i) => i.event.clientIp)}::text[], ${column((i) => i.event.customStatus)}::text[],
        ${column((i) => JSON.stringify(i.event.kicked))}::text[], ${arrayText(raws.map((r) => r.rawQuery))}::text[],
        ${arrayText(raws.map((r) => r.rawBody))}::text[], ${arrayText(raws.map((r) => r.rawTemplate))}::int[],
        ${arrayText(raws.map((r) => r.rawRest))}::text[], ${arrayText(tombstones)}::text[]
      ) AS row(app_id, user_id, event_ms, identity, received_ms, time_source, claimed_ms, action, reason, platform,
               raw_platform, client_ip, custom_status, kicked, raw_query, raw_body, raw_template, raw_rest, tombstone)
    ) AS given
    -- This statement sees the horizons and the tombstones, even if it waits for the one who moves or sets them
    -- (lib/server/db/wait-for-appends.ts).
    LEFT JOIN (SELECT app_id AS kept_app, raw_from, events_from FROM retention) AS kept ON kept_app = given.app_id
    WHERE (given.event_time < events_from) IS NOT TRUE
    AND NOT EXISTS (
      SELECT FROM erased_user AS u WHERE u.app_id = given.app_id AND u.tombstone = given.tombstone)
    AND (given.time_source = 0 OR ((
      -- Not NOT EXISTS, which the planner would turn into a hash of the whole table.
      SELECT true FROM event AS same
      WHERE same.app_id = given.app_id AND same.user_id = given.user_id AND same.identity = given.identity
        AND same.claimed_ms = given.claimed_ms AND ${inAppsOf("same.app_id", items)} LIMIT 1) IS NULL
    AND NOT EXISTS (
      SELECT FROM event AS near
      WHERE near.app_id = given.app_id AND near.user_id = given.user_id AND near.identity = given.identity
        AND near.time_source <> 0 AND ${inAppsOf("near.app_id", items)}
        AND near.event_time BETWEEN given.event_time - ${UNTIMED_WINDOW_MS} * interval '1 ms'
                                AND given.event_time + ${UNTIMED_WINDOW_MS} * interval '1 ms')))
    ORDER BY app_id, user_id, event_time, identity
    ON CONFLICT DO NOTHING
    RETURNING concat(e.app_id, ' ', (extract(epoch FROM e.event_time) * 1000)::bigint, ' ', encode(e.identity, 'hex'),
                     ' ', e.user_id) AS key`;
  return new Set(rows.map(({ key }) => key));
}

async function recordRepeats(tx: Tx, items: readonly Appendable[]): Promise<void> {
  if (items.length === 0) return;
  const column = (of: (item: Appendable) => string | number | null) => arrayText(items.map(of));
  await tx.$executeRaw`
    INSERT INTO duplicate (app_id, received_at, user_id, event_time, identity)
    SELECT app_id, to_timestamp(received_ms / 1000), user_id, to_timestamp(event_ms / 1000), decode(identity, 'hex')
    FROM unnest(
      ${column((i) => i.appId)}::int[], ${column((i) => i.event.receivedAt)}::float8[],
      ${column((i) => i.event.userId)}::text[], ${column((i) => i.event.time)}::float8[],
      ${column((i) => i.event.identity)}::text[]
    ) AS row(app_id, received_ms, user_id, event_ms, identity)`;
}
