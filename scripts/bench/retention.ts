import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { db, disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { makeAhead } from "@/lib/server/partitions/make-ahead";
import { ALL_PARTITIONED } from "@/lib/server/partitions/tables";
import { removeKindBefore } from "@/lib/server/retention/remove";
import { removeSums } from "@/lib/server/retention/remove-sums";
import { DAY } from "@/lib/time/units";

const DEFAULT_EVENTS = 600_000;
const DAYS = 30;
/** A midnight at which a step of these days begins. */
const START = Date.UTC(2026, 0, 2);
/** What is older goes. */
const HORIZON = new Date(START + (DAYS / 2) * DAY);

interface Way {
  name: string;
  appId: number;
}

/**
 * `npm run bench -- retention [EVENTS]`: what it takes to remove half of 30 days of events, connections and sums, as
 * Markdown: row by row as in a shared table, and by partitions.
 */
export async function benchRetention([events = String(DEFAULT_EVENTS)]: readonly string[]): Promise<void> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-bench-"));
  Object.assign(process.env, { ROLLCALL_DATA_DIR: dataDir, DATABASE_URL: "" });
  const close = await openDatabase();
  try {
    const ways = await Promise.all(
      ["row by row", "partitions"].map(async (name, no) => {
        const { id } = await db().app.create({ data: { sdkAppId: String(1_400_000_000 + no) } });
        return { name, appId: id };
      }),
    );
    const [rows, partitions] = ways as [Way, Way];
    const days = { events: DAYS, connections: DAYS, sums: DAYS };
    for (let at = START - 10 * DAY; at < START + DAYS * DAY; at += DAY) await makeAhead(partitions.appId, days, at);
    console.log(
      "| half of it goes | rows | s | MB of the log | MB before | MB after |\n|---|---:|---:|---:|---:|---:|",
    );
    for (const way of [rows, partitions]) await measure(way, Number(events));
  } finally {
    await disconnect();
    await close();
    fs.rmSync(dataDir, { recursive: true });
  }
}

async function measure(way: Way, events: number): Promise<void> {
  await fill(way.appId, events);
  const bytes = () => bytesOf(way);
  const before = await bytes();
  const logBefore = await logBytes();
  const started = performance.now();
  const rows =
    (await removeKindBefore("events", way.appId, HORIZON)) +
    (await removeKindBefore("connections", way.appId, HORIZON)) +
    (await removeSums(way.appId, HORIZON));
  const seconds = (performance.now() - started) / 1_000;
  const logged = (await logBytes()) - logBefore;
  const mb = (n: number) => (n / 1e6).toFixed(1);
  const cells = [way.name, rows, seconds.toFixed(2), mb(logged), mb(before), mb(await bytes())];
  console.log(`| ${cells.join(" | ")} |`);
}

/** Events of 10,000 users, half as many connections and times online, and sums of each minute. */
async function fill(appId: number, events: number): Promise<void> {
  const rows = (n: number) => `
    generate_series(0, ${n - 1}) AS n, LATERAL (SELECT 'user-' || n % 10000 AS user_id,
      to_timestamp(${START / 1_000} + n * ${(DAYS * 86_400) / n}::float8) AS at) AS r`;
  const insert = (sql: string) => db().$executeRawUnsafe(sql);
  await insert(`
    INSERT INTO event (app_id, user_id, event_time, identity, received_at, time_source, action, reason, platform,
                       raw_platform, client_ip, kicked, raw_rest, raw_template)
    SELECT ${appId}, user_id, at, int8send(n), at, 0, 'Login', 'Register', 'ios', 'iPhone', '203.0.113.7', '{}',
           '1767312000', 1 FROM ${rows(events)}`);
  await insert(`
    INSERT INTO connection (app_id, user_id, at, no, platform, client_ip, started_at, ended_at, end_cause)
    SELECT ${appId}, user_id, at, n, 'ios', '203.0.113.7', at, at + interval '5 minutes', 'logout'
    FROM ${rows(events / 2)}`);
  await insert(`
    INSERT INTO online_span (app_id, user_id, at, until)
    SELECT ${appId}, user_id, at, at + interval '5 minutes' FROM ${rows(events / 2)}`);
  await insert(`
    INSERT INTO rollup_online (app_id, size, at, peak_at)
    SELECT ${appId}, 1, at, at FROM ${rows(DAYS * 1_440)}`);
  await insert(`
    INSERT INTO rollup_event (app_id, size, at, platform, kind, action, reason, n)
    SELECT ${appId}, 1, at, platform, '\\x01', 'Login', 'Register', 1
    FROM ${rows(DAYS * 1_440)}, unnest(ARRAY['ios', 'android', 'web', 'windows']) AS platform`);
  await db().$executeRaw`VACUUM ANALYZE`;
}

/** What the rows of a way take on the disk. Nobody else has rows in the shared partitions. */
async function bytesOf({ name, appId }: Way): Promise<number> {
  const tables = ALL_PARTITIONED.map((table) => table.name);
  const [row] = await db().$queryRaw<{ bytes: number }[]>`
    SELECT sum(pg_total_relation_size(c.oid))::float8 AS bytes
    FROM unnest(${tables}::text[]) AS name, pg_partition_tree(name::regclass) AS t JOIN pg_class AS c ON c.oid = t.relid
    WHERE t.isleaf AND (c.relname = name || '_rest') = ${name === "row by row"}
      AND (c.relname = name || '_rest' OR starts_with(c.relname, concat(name, '_', ${appId}::int, '_')))`;
  return row?.bytes ?? NaN;
}

async function logBytes(): Promise<number> {
  const [row] = await db().$queryRaw<{ bytes: number }[]>`
    SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 AS bytes`;
  return row?.bytes ?? NaN;
}
