import { UNTIMED_WINDOW_MS } from "@/lib/presence/identity";
import { receiverDb, type Tx } from "../db/client";
import { TIME_SOURCES, type NewEvent } from "./judge";

export interface Appendable {
  appId: number;
  event: NewEvent;
  skewMs: number | null;
}

/**
 * Appends events in one transaction, with the users they touch and the counts of the minute; when it returns they
 * are durable. An event that is stored already is counted as a duplicate and changes nothing.
 * `lane` names the one writer that may add to its counts. Throws what the database throws.
 */
export async function append(batch: readonly Appendable[], lane: string): Promise<void> {
  const untimed = batch.filter(({ event }) => event.timeSource !== "EventTime");
  if (untimed.length === 0) return insert(receiverDb(), batch, lane);
  await receiverDb().$transaction(async (tx) => {
    await lockUntimed(tx, untimed);
    await insert(tx, withoutNear(batch), lane, batch);
  });
}

/**
 * Two instances may hold the same callback without an EventTime at the same moment, with different times and so with
 * different keys: whoever comes second waits here, and then finds the first one's row.
 */
async function lockUntimed(tx: Tx, untimed: readonly Appendable[]): Promise<void> {
  const keys = untimed.map(({ appId, event }) => `${appId} ${event.userId} ${event.identity}`);
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hash) FROM (
      SELECT DISTINCT hashtextextended(key, 0) AS hash FROM unnest(${keys}::text[]) AS key ORDER BY hash) AS hashes`;
}

/** Drops the later of two untimed equals within the batch itself, which the query cannot see. */
function withoutNear(batch: readonly Appendable[]): Appendable[] {
  const kept = new Map<string, number[]>();
  return batch.filter(({ appId, event }) => {
    if (event.timeSource === "EventTime") return true;
    const key = `${appId} ${event.userId} ${event.identity}`;
    const times = kept.get(key) ?? [];
    if (times.some((time) => Math.abs(time - event.time) <= UNTIMED_WINDOW_MS)) return false;
    kept.set(key, [...times, event.time]);
    return true;
  });
}

async function insert(
  tx: Tx,
  batch: readonly Appendable[],
  lane: string,
  received: readonly Appendable[] = batch,
): Promise<void> {
  const column = <T>(of: (item: Appendable) => T): T[] => batch.map(of);
  const minutes = minutesOf(received);
  await tx.$executeRaw`
    WITH given AS (
      SELECT app_id, user_id, to_timestamp(event_ms / 1000) AS event_time, decode(identity, 'hex') AS identity,
             to_timestamp(received_ms / 1000) AS received_at, time_source, action, reason, platform, raw_platform,
             client_ip, custom_status,
             CASE kicked WHEN '[]' THEN '{}' ELSE ARRAY(SELECT jsonb_array_elements_text(kicked::jsonb)) END AS kicked,
             raw_query, raw_body
      FROM unnest(
        ${column((i) => i.appId)}::int[], ${column((i) => i.event.userId)}::text[],
        ${column((i) => i.event.time)}::float8[], ${column((i) => i.event.identity)}::text[],
        ${column((i) => i.event.receivedAt)}::float8[],
        ${column((i) => TIME_SOURCES.indexOf(i.event.timeSource))}::int2[],
        ${column((i) => i.event.action)}::text[], ${column((i) => i.event.reason)}::text[],
        ${column((i) => i.event.platform)}::text[], ${column((i) => i.event.rawPlatform)}::text[],
        ${column((i) => i.event.clientIp)}::text[], ${column((i) => i.event.customStatus)}::text[],
        ${column((i) => JSON.stringify(i.event.kicked))}::text[], ${column((i) => i.event.rawQuery)}::text[],
        ${column((i) => i.event.rawBody)}::text[]
      ) AS row(app_id, user_id, event_ms, identity, received_ms, time_source, action, reason, platform, raw_platform,
               client_ip, custom_status, kicked, raw_query, raw_body)
    ), stored AS (
      INSERT INTO event (app_id, user_id, event_time, identity, received_at, time_source, action, reason, platform,
                         raw_platform, client_ip, custom_status, kicked, raw_query, raw_body)
      SELECT * FROM given
      WHERE given.time_source = 0 OR NOT EXISTS (
        SELECT FROM event AS near
        WHERE near.app_id = given.app_id AND near.user_id = given.user_id AND near.identity = given.identity
          AND near.time_source <> 0
          AND near.event_time BETWEEN given.event_time - ${UNTIMED_WINDOW_MS} * interval '1 ms'
                                  AND given.event_time + ${UNTIMED_WINDOW_MS} * interval '1 ms')
      ON CONFLICT DO NOTHING
      RETURNING app_id, user_id, event_time, received_at
    ), touch AS (
      INSERT INTO touched (app_id, user_id, since, received_at)
      SELECT app_id, user_id, min(event_time), min(received_at) FROM stored GROUP BY app_id, user_id
    ), counted AS (
      SELECT app_id, date_trunc('minute', received_at, 'UTC') AS minute, count(*)::int AS accepted
      FROM stored GROUP BY 1, 2
    )
    INSERT INTO ingest_minute AS m (app_id, minute, lane, accepted, duplicates, last_at, skew_ms)
    SELECT app_id, minute, ${lane}, coalesce(accepted, 0), received - coalesce(accepted, 0),
           to_timestamp(last_ms / 1000), skew_ms
    FROM unnest(
      ${minutes.map((m) => m.appId)}::int[], ${minutes.map((m) => m.minute)}::timestamptz[],
      ${minutes.map((m) => m.received)}::int[], ${minutes.map((m) => m.lastAt)}::float8[],
      ${minutes.map((m) => m.skewMs)}::int[]
    ) AS minutes(app_id, minute, received, last_ms, skew_ms) LEFT JOIN counted USING (app_id, minute)
    ON CONFLICT (app_id, minute, lane) DO UPDATE SET
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

/** What came in, by app and minute of receipt. */
function minutesOf(batch: readonly Appendable[]): Minute[] {
  const minutes = new Map<string, Minute>();
  for (const { appId, event, skewMs } of batch) {
    const minute = new Date(Math.floor(event.receivedAt / 60_000) * 60_000).toISOString();
    const key = `${appId} ${minute}`;
    const m = minutes.get(key) ?? { appId, minute, received: 0, lastAt: 0, skewMs: null };
    m.received++;
    m.lastAt = Math.max(m.lastAt, event.receivedAt);
    m.skewMs = skewMs ?? m.skewMs;
    minutes.set(key, m);
  }
  return [...minutes.values()];
}

