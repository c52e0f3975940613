import { UNTIMED_WINDOW_MS } from "@/lib/presence/identity";
import { TIME_SOURCES } from "@/lib/protocol/time-source";
import { MINUTE, floorTo } from "@/lib/time/units";
import { receiverDb, type Tx } from "../db/client";
import { packCallbacks } from "../raw/pack";
import type { NewEvent } from "./judge";

export interface Appendable {
  appId: number;
  event: NewEvent;
  skewMs: number | null;
}

/**
 * Appends events in one transaction. They are durable when it returns. `writerId` names the one writer that may add to
 * its counts. Throws what the database throws.
 */
export const append = (batch: readonly Appendable[], writerId: string): Promise<void> =>
  receiverDb().$transaction((tx) => appendIn(tx, batch, writerId));

/**
 * Appends events, with the users they touch and the counts of the minute. An event that is already stored changes
 * nothing and counts as a duplicate.
 */
export async function appendIn(tx: Tx, batch: readonly Appendable[], writerId: string): Promise<void> {
  const untimed = batch.filter(({ event }) => event.timeSource !== "EventTime");
  if (untimed.length > 0) await lockUntimed(tx, untimed);
  await insert(tx, dedupe(batch), writerId);
}

/**
 * Two instances may receive the same callback without an EventTime at the same time. Their times and so their keys
 * differ. The second instance waits here until the first one has stored its row, and then finds it.
 */
async function lockUntimed(tx: Tx, untimed: readonly Appendable[]): Promise<void> {
  const keys = untimed.map(({ appId, event }) => `${appId} ${event.userId} ${event.identity}`);
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hash) FROM (
      SELECT DISTINCT hashtextextended(key, 0) AS hash FROM unnest(${keys}::text[]) AS key ORDER BY hash) AS hashes`;
}

interface Deduped {
  first: Appendable[];
  repeated: Appendable[];
}

/** Separates events that repeat an earlier event of the same batch, which the query cannot see. */
function dedupe(batch: readonly Appendable[]): Deduped {
  const kept = new Map<string, NewEvent[]>();
  const deduped: Deduped = { first: [], repeated: [] };
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

async function insert(tx: Tx, { first, repeated }: Deduped, writerId: string): Promise<void> {
  const column = <T>(of: (item: Appendable) => T): T[] => first.map(of);
  const repeatedColumn = <T>(of: (item: Appendable) => T): T[] => repeated.map(of);
  const minutes = minutesOf([...first, ...repeated]);
  const raws = await packCallbacks(
    tx,
    first.map(({ appId, event }) => ({ appId, fields: event, query: event.rawQuery, body: event.rawBody })),
  );
  await tx.$executeRaw`
    WITH given AS (
      SELECT app_id, user_id, to_timestamp(event_ms / 1000) AS event_time, decode(identity, 'hex') AS identity,
             to_timestamp(received_ms / 1000) AS received_at, time_source, claimed_ms, action, reason, platform,
             raw_platform, client_ip, custom_status,
             CASE kicked WHEN '[]' THEN '{}' ELSE ARRAY(SELECT jsonb_array_elements_text(kicked::jsonb)) END AS kicked,
             raw_query, raw_body, raw_template, raw_rest
      FROM unnest(
        ${column((i) => i.appId)}::int[], ${column((i) => i.event.userId)}::text[],
        ${column((i) => i.event.time)}::float8[], ${column((i) => i.event.identity)}::text[],
        ${column((i) => i.event.receivedAt)}::float8[],
        ${column((i) => TIME_SOURCES.indexOf(i.event.timeSource))}::int2[],
        ${column((i) => i.event.claimedMs)}::float8[],
        ${column((i) => i.event.action)}::text[], ${column((i) => i.event.reason)}::text[],
        ${column((i) => i.event.platform)}::text[], ${column((i) => i.event.rawPlatform)}::text[],
        ${column((i) => i.event.clientIp)}::text[], ${column((i) => i.event.customStatus)}::text[],
        ${column((i) => JSON.stringify(i.event.kicked))}::text[], ${raws.map((r) => r.rawQuery)}::text[],
        ${raws.map((r) => r.rawBody)}::text[], ${raws.map((r) => r.rawTemplate)}::int[],
        ${raws.map((r) => r.rawRest)}::text[]
      ) AS row(app_id, user_id, event_ms, identity, received_ms, time_source, claimed_ms, action, reason, platform,
               raw_platform, client_ip, custom_status, kicked, raw_query, raw_body, raw_template, raw_rest)
    ), stored AS (
      INSERT INTO event (app_id, user_id, event_time, identity, received_at, time_source, claimed_ms, action, reason,
                         platform, raw_platform, client_ip, custom_status, kicked, raw_query, raw_body,
                         raw_template, raw_rest)
      SELECT * FROM given
      WHERE given.time_source = 0 OR ((
        -- Not NOT EXISTS, which the planner would turn into a hash of the whole table.
        SELECT true FROM event AS same
        WHERE same.app_id = given.app_id AND same.user_id = given.user_id AND same.identity = given.identity
          AND same.claimed_ms = given.claimed_ms LIMIT 1) IS NULL
      AND NOT EXISTS (
        SELECT FROM event AS near
        WHERE near.app_id = given.app_id AND near.user_id = given.user_id AND near.identity = given.identity
          AND near.time_source <> 0
          AND near.event_time BETWEEN given.event_time - ${UNTIMED_WINDOW_MS} * interval '1 ms'
                                  AND given.event_time + ${UNTIMED_WINDOW_MS} * interval '1 ms'))
      ON CONFLICT DO NOTHING
      RETURNING app_id, user_id, event_time, identity, received_at
    ), repeats AS (
      INSERT INTO duplicate (app_id, received_at, user_id, event_time, identity)
      SELECT app_id, given.received_at, user_id, event_time, identity
      FROM given LEFT JOIN stored USING (app_id, user_id, event_time, identity) WHERE stored.received_at IS NULL
      UNION ALL
      SELECT app_id, to_timestamp(received_ms / 1000), user_id, to_timestamp(event_ms / 1000), decode(identity, 'hex')
      FROM unnest(
        ${repeatedColumn((i) => i.appId)}::int[], ${repeatedColumn((i) => i.event.receivedAt)}::float8[],
        ${repeatedColumn((i) => i.event.userId)}::text[], ${repeatedColumn((i) => i.event.time)}::float8[],
        ${repeatedColumn((i) => i.event.identity)}::text[]
      ) AS row(app_id, received_ms, user_id, event_ms, identity)
    ), touch AS (
      INSERT INTO touched (app_id, user_id, since, received_at)
      SELECT app_id, user_id, min(event_time), min(received_at) FROM stored GROUP BY app_id, user_id
    ), counted AS (
      SELECT app_id, date_trunc('minute', received_at, 'UTC') AS minute, count(*)::int AS accepted
      FROM stored GROUP BY 1, 2
    )
    INSERT INTO ingest_minute AS m (app_id, minute, writer_id, accepted, duplicates, last_at, skew_ms)
    SELECT app_id, minute, ${writerId}, coalesce(accepted, 0), received - coalesce(accepted, 0),
           to_timestamp(last_ms / 1000), skew_ms
    FROM unnest(
      ${minutes.map((m) => m.appId)}::int[], ${minutes.map((m) => m.minute)}::timestamptz[],
      ${minutes.map((m) => m.received)}::int[], ${minutes.map((m) => m.lastAt)}::float8[],
      ${minutes.map((m) => m.skewMs)}::int[]
    ) AS minutes(app_id, minute, received, last_ms, skew_ms) LEFT JOIN counted USING (app_id, minute)
    ON CONFLICT (app_id, minute, writer_id) DO UPDATE SET
      accepted = m.accepted + excluded.accepted, duplicates = m.duplicates + excluded.duplicates,
      last_at = greatest(m.last_at, excluded.last_at), skew_ms = coalesce(excluded.skew_ms, m.skew_ms)`;
}

interface Minute {
  appId: number;
  minute: string;
  received: number;
  lastAt: number;
  skewMs: number | null;
}

/** What was received, by app and minute of receipt. */
function minutesOf(batch: readonly Appendable[]): Minute[] {
  const minutes = new Map<string, Minute>();
  for (const { appId, event, skewMs } of batch) {
    const minute = new Date(floorTo(event.receivedAt, MINUTE)).toISOString();
    const key = `${appId} ${minute}`;
    const m = minutes.get(key) ?? { appId, minute, received: 0, lastAt: 0, skewMs: null };
    m.received++;
    m.lastAt = Math.max(m.lastAt, event.receivedAt);
    m.skewMs = skewMs ?? m.skewMs;
    minutes.set(key, m);
  }
  return [...minutes.values()];
}
