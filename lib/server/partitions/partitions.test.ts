import fc from "fast-check";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DAY, type Millis } from "@/lib/time/units";
import { db, Prisma, type Read } from "../db/client";
import { repeatableRead } from "../db/repeatable-read";
import { openSnapshot } from "../db/snapshot";
import { log } from "../log";
import type { NewEvent } from "../receive/judge";
import { anyEvent } from "../testing/arbitrary-events";
import { clearData } from "../testing/clear-data";
import { store } from "../testing/history";
import { newApp } from "../testing/new-app";
import { asOwner, ownerUrl } from "../testing/owner";
import { processAll } from "../testing/process-all";
import { analyzeStale } from "./analyze";
import { appsWithDays } from "./apps-with-days";
import { dayOf } from "./day-of";
import { dropBefore, dropPartitions } from "./drop";
import { makeAhead } from "./make-ahead";
import { maintainPartitions } from "./partitions-loop";
import { readPartitions } from "./read";
import { ALL_PARTITIONED, PARTITIONED } from "./tables";

const NOW = Date.UTC(2026, 2, 1, 5);
const DAYS = { events: 7, connections: 7, sums: null };
const [EVENT] = PARTITIONED.events;
const [CONNECTION] = PARTITIONED.connections;

/** A Login or another action of a user of an iPhone. */
function event(userId: string, time: Millis, action = "Login"): NewEvent {
  const [sample] = fc.sample(anyEvent, { seed: 1, numRuns: 1 }) as [NewEvent];
  const device = { rawPlatform: "IOS", platform: "ios" as const, kicked: [], customStatus: null };
  const reason = action === "Login" ? "Register" : "Unregister";
  return { ...sample, ...device, userId, action, reason, time, eventTime: time, receivedAt: time };
}

/** The rows of each partition of a table, by its name. */
async function rowsByPartition(table: string): Promise<Record<string, number>> {
  const rows = await db().$queryRawUnsafe<{ name: string; n: number }[]>(
    `SELECT c.relname AS name, count(*)::int AS n
     FROM ${table} AS t JOIN pg_class AS c ON c.oid = t.tableoid GROUP BY 1`,
  );
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

/** The days between the partitions of an app, by table. */
async function daysOf(appId: number): Promise<Record<string, string>> {
  const all = await Promise.all(
    ALL_PARTITIONED.map(async ({ name }) => {
      const partitions = await readPartitions(name, appId);
      const days = partitions.map(({ until }) => (until === Infinity ? "ahead" : dayOf(until)));
      return [name, days.join(" ")] as const;
    }),
  );
  return Object.fromEntries(all.filter(([, days]) => days !== ""));
}

let id: number;
beforeEach(async () => {
  await clearData();
  ({ id } = await newApp());
});

describe("partitions of an app", () => {
  const day = Date.UTC(2026, 2, 4);

  it("take its rows by time, and the others stay where they were", async () => {
    const other = await newApp();
    expect((await makeAhead(id, DAYS, NOW)).divided.length).toBe(5);
    expect((await makeAhead(id, DAYS, NOW + 2 * DAY)).divided.length).toBe(5);
    const both = [event("alice", day - 1), event("alice", day, "Logout"), event("alice", day + 5 * DAY)];
    await store(id, both);
    await store(other.id, both);
    await processAll();
    expect(await rowsByPartition("event")).toEqual({
      [`event_${id}_old_20260304`]: 1,
      [`event_${id}_20260304_20260306`]: 1,
      [`event_${id}_20260306_ahead`]: 1,
      event_rest: 3,
    });
    expect(await db().event.count({ where: { appId: id, eventTime: new Date(day) } })).toBe(1);
  });

  it("are made once, whoever makes them, and for the kinds that have days only", async () => {
    const days = { events: 30, connections: null, sums: null };
    const thrice = async (now: Millis) => {
      const made = await Promise.all([1, 2, 3].map(() => makeAhead(id, days, now)));
      return made.map(({ divided }) => divided.length).sort();
    };
    expect(await thrice(NOW)).toEqual([0, 0, 1]);
    expect(await daysOf(id)).toEqual({ event: "2026-03-08 ahead" });
    expect(await thrice(NOW + 2 * DAY)).toEqual([0, 0, 0]);
    expect(await thrice(NOW + 5 * DAY)).toEqual([0, 0, 1]);
    expect(await daysOf(id)).toEqual({ event: "2026-03-08 2026-03-13 ahead" });
  });

  it.each(["alone", "beside another app"])("have what was stored before, %s", async (where) => {
    const other = await newApp();
    await store(id, [event("alice", day - 9 * DAY), event("bob", day - 1)]);
    if (where !== "alone") await store(other.id, [event("alice", day - 9 * DAY)]);
    await processAll();
    expect((await makeAhead(id, DAYS, NOW)).divided.length).toBe(5);
    const rest = where === "alone" ? {} : { event_rest: 1 };
    expect(await rowsByPartition("event")).toEqual({ [`event_${id}_old_20260304`]: 2, ...rest });
    expect(await db().connection.count({ where: { appId: id } })).toBe(2);
    await store(other.id, [event("carol", day)]);
    expect((await rowsByPartition("event")).event_rest).toBe(where === "alone" ? 1 : 2);
  });

  it("are not made of many rows that are beside those of others, until these may move", async () => {
    const other = await newApp();
    for (const appId of [id, other.id]) await store(appId, [event("alice", day - 1), event("bob", day - 1)]);
    const days = { events: 7, connections: null, sums: null };
    expect(await makeAhead(id, days, NOW, 1)).toEqual({ divided: [], left: ["event"] });
    expect(await daysOf(id)).toEqual({});
    expect(await rowsByPartition("event")).toEqual({ event_rest: 4 });
    expect(await makeAhead(id, days, NOW, 2)).toEqual({ divided: ["event"], left: [] });
    expect(await rowsByPartition("event")).toEqual({ [`event_${id}_old_20260304`]: 2, event_rest: 2 });
  });

  it.each(["alone", "beside another app"])("have the indexes and the settings of their table, %s", async (where) => {
    const other = await newApp();
    for (const appId of where === "alone" ? [id] : [id, other.id]) await store(appId, [event("alice", day - DAY)]);
    await processAll();
    await makeAhead(id, DAYS, NOW);
    await makeAhead(id, DAYS, NOW + 2 * DAY);
    await dropBefore(CONNECTION, id, new Date(day));
    const made = await asOwner(`
      SELECT count(*)::int AS indexes, c.reloptions::text AS options
      FROM pg_partition_tree('connection') AS t JOIN pg_class AS c ON c.oid = t.relid
      JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisvalid
      WHERE c.relname = 'connection_rest' OR c.relname ~ '_${id}_' GROUP BY c.oid`);
    expect(made).toEqual(Array(4).fill({ indexes: 5, options: "{fillfactor=90}" }));
  });

  it("are read one after the other, not merged, for a list that is in the order of time", async () => {
    await makeAhead(id, DAYS, NOW);
    await makeAhead(id, DAYS, NOW + 2 * DAY);
    await asOwner("ALTER ROLE postgres SET enable_sort = off");
    const plan = JSON.stringify(
      await asOwner(`EXPLAIN SELECT FROM event WHERE app_id = ${id} ORDER BY event_time DESC LIMIT 9`),
    );
    await asOwner("ALTER ROLE postgres RESET enable_sort");
    expect(plan).toMatch(/Append.*ahead.*_20260304_20260306.*_old_20260304/);
    expect(plan).not.toContain("Merge Append");
  });

  it("are made for the apps that have days, but not for one that is being deleted", async () => {
    const other = await newApp();
    for (const appId of [id, other.id]) await db().retention.create({ data: { appId, eventsDays: 30 } });
    await db().app.update({ where: { id: other.id }, data: { deletingAt: new Date() } });
    await maintainPartitions();
    expect(Object.keys(await daysOf(id))).toEqual(["event"]);
    expect(await daysOf(other.id)).toEqual({});
  });

  it("are made for 20 apps, and the log says once which app has none", async () => {
    const warn = vi.spyOn(log, "warn");
    for (let n = 0; n < 20; n++) await newApp();
    const apps = await db().app.findMany({ orderBy: { id: "asc" } });
    await db().retention.createMany({ data: apps.map((app) => ({ appId: app.id, rawDays: 1 })) });
    await maintainPartitions();
    expect(warn).not.toHaveBeenCalled();
    await db().retention.updateMany({ data: { eventsDays: 30 } });
    const { partitioned, others } = await appsWithDays();
    expect([partitioned.length, others.map((app) => app.id)]).toEqual([20, [apps.at(-1)?.id]]);
    await maintainPartitions();
    await maintainPartitions();
    expect(warn.mock.calls.map(([fields]) => fields)).toMatchObject([{ app: apps.at(-1)?.sdkAppId }]);
    for (const app of apps) await dropPartitions(app.id);
  });

  it("take what was stored while nobody divided them", async () => {
    await makeAhead(id, DAYS, NOW);
    await store(id, [event("alice", day + 30 * DAY)]);
    expect((await makeAhead(id, DAYS, NOW + 31 * DAY)).divided.length).toBe(5);
    expect(await rowsByPartition("event")).toEqual({ [`event_${id}_20260304_20260404`]: 1 });
  });

  it("are not divided at a day of which something is stored, and lose nothing", async () => {
    await makeAhead(id, DAYS, NOW);
    await store(id, [event("alice", day + 9 * DAY)]);
    await expect(makeAhead(id, DAYS, NOW + 2 * DAY)).rejects.toThrow();
    expect((await daysOf(id)).event).toBe("2026-03-04 ahead");
    await store(id, [event("bob", day + 9 * DAY)]);
    expect(await rowsByPartition("event")).toEqual({ [`event_${id}_20260304_ahead`]: 2 });
  });
});

describe("whoever reads from one snapshot", () => {
  const day = Date.UTC(2026, 2, 4);
  const isRefused = async () =>
    (await asOwner("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ~ 'partition_'")).length > 0;
  /** Changes partitions after the snapshot, and counts in it. Without a lock the rows that moved would be missing. */
  async function countedDuring(change: () => Promise<unknown>, table: string, read: Read): Promise<number> {
    await read(Prisma.sql`SELECT count(*)::int AS n FROM app`);
    const changed = change();
    await expect.poll(isRefused, { timeout: 10_000 }).toBe(true);
    const [row] = await read<{ n: number }>(Prisma.sql`SELECT count(*)::int AS n FROM ${Prisma.raw(table)}`);
    // It goes on when the snapshot is closed.
    pending.push(changed);
    return row?.n ?? NaN;
  }
  const pending: Promise<unknown>[] = [];
  afterEach(() => Promise.all(pending.splice(0)));

  it("finds rows that move to partitions meanwhile", async () => {
    const other = await newApp();
    for (const appId of [id, other.id]) await store(appId, [event("alice", day - 1), event("bob", day - 1)]);
    const move = () => makeAhead(id, { events: 7, connections: null, sums: null }, NOW);
    expect(await repeatableRead((read) => countedDuring(move, "event", read))).toBe(4);
    await Promise.all(pending);
    expect((await rowsByPartition("event")).event_rest).toBe(2);
  });

  it("finds what lasts when a partition is dropped meanwhile, also in an export", async () => {
    for (const now of [NOW, NOW + 2 * DAY]) await makeAhead(id, DAYS, now);
    await store(id, [event("alice", day)]);
    await processAll();
    const drop = () => dropBefore(CONNECTION, id, new Date(day + 2 * DAY));
    const snapshot = await openSnapshot();
    expect(await countedDuring(drop, "connection", snapshot.query)).toBe(1);
    await snapshot.close();
    await Promise.all(pending);
    expect(await rowsByPartition("connection")).toEqual({ [`connection_${id}_old_20260306`]: 1 });
  });
});

describe("partitions that are dropped", () => {
  const day = Date.UTC(2026, 2, 4);
  beforeEach(async () => {
    for (const now of [NOW, NOW + 2 * DAY]) await makeAhead(id, DAYS, now);
  });

  it("take what has ended with them, and leave what lasts", async () => {
    await store(id, [event("gone", day), event("gone", day + 1_000, "Logout")]);
    await store(id, [event("open", day), event("ends", day), event("ends", day + 3 * DAY, "Logout")]);
    await processAll();
    const horizon = new Date(day + 2 * DAY);
    expect(await dropBefore(CONNECTION, id, new Date(horizon.getTime() - 1))).toBe(0);
    expect(await dropBefore(CONNECTION, id, horizon)).toBe(1);
    expect(await dropBefore(CONNECTION, id, horizon)).toBe(0);
    expect(await rowsByPartition("connection")).toEqual({ [`connection_${id}_old_20260306`]: 2 });
    await store(id, [event("open", day + 4 * DAY, "Logout")]);
    await processAll();
    const open = await db().connection.findFirstOrThrow({ where: { userId: "open" } });
    expect(open.endedAt).toEqual(new Date(day + 4 * DAY));
    // What has ended since goes from the oldest partition.
    expect(await dropBefore(CONNECTION, id, new Date(day + 4 * DAY - 1))).toBe(1);
    expect(await db().connection.count()).toBe(1);
  });

  it("wait for whoever reads the table, and nobody waits long for them", async () => {
    await store(id, [event("alice", day)]);
    const reader = new pg.Client({ connectionString: ownerUrl() });
    await reader.connect();
    await reader.query("BEGIN; SELECT FROM event");
    const dropped = dropBefore(EVENT, id, new Date(day + 2 * DAY));
    const waits = async () =>
      (await asOwner("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ~ 'partition_drop'"))
        .length;
    await expect.poll(waits, { timeout: 10_000 }).toBe(1);
    // Behind a lock that is waited for, everybody waits; it is given up soon.
    expect(await db().event.count()).toBe(1);
    await reader.query("COMMIT");
    await reader.end();
    expect(await dropped).toBe(1);
    expect(await db().event.count()).toBe(0);
  });

  it("are dropped once, by several instances", async () => {
    await store(id, [event("alice", day), event("bob", day)]);
    const gone = await Promise.all([1, 2, 3].map(() => dropBefore(EVENT, id, new Date(day + 2 * DAY))));
    expect(gone.sort()).toEqual([0, 0, 2]);
  });

  it("go with their app, and those of another app stay", async () => {
    const other = await newApp();
    await makeAhead(other.id, DAYS, NOW);
    for (const appId of [id, other.id]) await store(appId, [event("alice", day)]);
    await processAll();
    expect(await dropPartitions(id)).toBe(3);
    expect(await daysOf(id)).toEqual({});
    expect(await rowsByPartition("event")).toEqual({ [`event_${other.id}_20260304_ahead`]: 1 });
    await store(id, [event("alice", day)]);
    expect((await rowsByPartition("event")).event_rest).toBe(1);
  });

  it("are those of a partitioned table, and all there", async () => {
    const drop = (table: string, part: string) =>
      asOwner(`SELECT partition_drop('${table}', ${id}, ARRAY['${part}'], '2026-03-04', NULL, NULL) AS done`);
    expect(await drop("event", "event_rest")).toEqual([{ done: false }]);
    await expect(drop("app", "app")).rejects.toThrow("the table app is not partitioned");
  });
});

it("keeps the statistics of the whole table up to date", async () => {
  const known = async () =>
    (await asOwner("SELECT reltuples::int AS n FROM pg_class WHERE oid = 'event'::regclass"))[0]?.n;
  const day = Date.UTC(2026, 2, 4);
  await store(
    id,
    [1, 2, 3, 4, 5].map((n) => event(`user-${n}`, day + n)),
  );
  await asOwner("ANALYZE partitions.event_rest");
  await analyzeStale();
  expect(await known()).toBe(5);
  await store(id, [event("user-6", day)]);
  await asOwner("ANALYZE partitions.event_rest");
  await analyzeStale();
  expect(await known()).toBe(5);
  await store(id, [event("user-7", day)]);
  await asOwner("ANALYZE partitions.event_rest");
  await analyzeStale();
  expect(await known()).toBe(7);
});
