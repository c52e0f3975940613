import { beforeEach, expect, it } from "vitest";
import fc from "fast-check";
import { DAY, floorTo } from "@/lib/time/units";
import { reloadApps } from "../../apps/registry";
import { db } from "../../db/client";
import { analyzeStale } from "../../partitions/analyze";
import { changeRetention } from "../../retention/change";
import { runDue } from "../../retention/retention-loop";
import { anyEvent } from "../../testing/arbitrary-events";
import { clearData } from "../../testing/clear-data";
import { store } from "../../testing/history";
import { newApp } from "../../testing/new-app";
import { processAll } from "../../testing/process-all";
import { listConnections } from "../connections/list";
import { countConnections, countEvents } from "../counts";
import { listEvents } from "../events/list";
import { horizonOf } from "../../retention/horizon";
import { previewRetention, readRetention } from "./read";

const NOW = Date.now();
const TODAY = floorTo(NOW, DAY);
/** Where the days of events end. */
const horizon = (days: number) => iso(horizonOf("events", days, NOW) ?? NaN);
const iso = (ms: number) => new Date(ms).toISOString();
let app: string;

/** A Login and a Logout on each of these days ago, at noon. */
async function storeDays(appId: number, daysAgo: readonly number[]): Promise<void> {
  const [sample] = fc.sample(anyEvent, { seed: 1, numRuns: 1 });
  if (sample === undefined) throw new Error("No event");
  const device = { ...sample, userId: "alice", rawPlatform: "IOS", platform: "ios", kicked: [], customStatus: null };
  const events = daysAgo.flatMap((days) => {
    const time = TODAY - days * DAY + DAY / 2;
    return [
      { ...device, action: "Login", reason: "Register", time, receivedAt: time },
      { ...device, action: "Logout", reason: "Unregister", time: time + 1_000, receivedAt: time + 1_000 },
    ];
  });
  await store(appId, events);
  await processAll();
}

beforeEach(async () => {
  await clearData();
  const made = await newApp();
  app = made.app;
  await storeDays(made.id, [1, 40, 120]);
  await db().$executeRaw`ANALYZE`;
  await analyzeStale();
});

it("keeps everything for ever at first, and says what there is", async () => {
  const { raw, events, connections, sums, ...rest } = await readRetention(app);
  expect(raw).toMatchObject({ rows: 6, from: iso(TODAY - 120 * DAY) });
  expect(raw.bytes).toBeGreaterThan(0);
  expect(raw.bytes).toBeLessThan(events.bytes);
  expect(events).toMatchObject({ rows: 6, from: iso(TODAY - 120 * DAY) });
  expect(connections).toMatchObject({ rows: 3, from: iso(TODAY - 120 * DAY) });
  expect(events.bytes).toBeGreaterThan(600);
  expect(sums).toMatchObject({ rows: 3, from: iso(TODAY - 120 * DAY) });
  expect(rest).toMatchObject({ eventsDays: null, eventsFrom: null, running: false, removed: null, error: null });
});

it("says what would go, and removes nothing", async () => {
  expect(await previewRetention({ app, eventsDays: 90 })).toMatchObject({
    events: { rows: 2, from: iso(TODAY - 120 * DAY), before: horizon(90) },
    connections: null,
  });
  expect(await previewRetention({ app, eventsDays: 30, connectionsDays: 90 })).toMatchObject({
    events: { rows: 4 },
    connections: { rows: 1 },
  });
  // What goes with its event is no raw callback that goes by itself.
  expect(await previewRetention({ app, rawDays: 30, eventsDays: 90 })).toMatchObject({
    raw: { rows: 2, from: iso(TODAY - 40 * DAY), before: iso(TODAY - 30 * DAY) },
    events: { rows: 2 },
  });
  expect(await previewRetention({ app, eventsDays: 200 })).toMatchObject({ events: { rows: 0, bytes: 0, from: null } });
  expect(await db().event.count()).toBe(6);
});

it("removes exactly that, and says so", async () => {
  await changeRetention(app, { rawDays: null, eventsDays: 30, connectionsDays: 90, sumsDays: null });
  expect(await readRetention(app)).toMatchObject({ eventsDays: 30, connectionsDays: 90, running: true });
  await runDue();
  const { events, connections, eventsFrom, connectionsFrom, running, removed } = await readRetention(app);
  expect([events.rows, connections.rows]).toEqual([await db().event.count(), await db().connection.count()]);
  expect([events.rows, connections.rows, running]).toEqual([2, 2, false]);
  expect([eventsFrom, connectionsFrom]).toEqual([horizon(30), horizon(90)]);
  expect(removed).toMatchObject({ events: 4, connections: 2 });
});

it("lets counts be those of the lists, also of ranges that begin before", async () => {
  const id = (await db().app.findFirstOrThrow()).id;
  await changeRetention(app, { rawDays: null, eventsDays: 30, connectionsDays: 30, sumsDays: null });
  await runDue();
  await reloadApps();
  const from = iso(TODAY - 200 * DAY);
  const old = { from, to: iso(TODAY - 50 * DAY) };
  for (const range of [{}, { from }, old]) {
    const { count: events } = await countEvents({ app, ...range });
    expect(events).toBe((await listEvents({ app, limit: 100, ...range })).events.length);
    const { count: connections } = await countConnections({ app, ...range });
    expect(connections).toBe((await listConnections({ app, limit: 100, ...range })).connections.length);
  }
  expect((await countEvents({ app, receivedFrom: from })).count).toBe(2);
  expect((await countConnections({ app, openAt: iso(TODAY - 120 * DAY + DAY / 2) })).count).toBe(0);
  expect(await db().rollupEvent.count({ where: { appId: id, size: 1440 } })).toBeGreaterThan(3);
});

it("does not move back what is gone, and refuses connections that go before their events", async () => {
  await changeRetention(app, { rawDays: null, eventsDays: 30, connectionsDays: null, sumsDays: null });
  await runDue();
  await changeRetention(app, { rawDays: null, eventsDays: null, connectionsDays: null, sumsDays: null });
  await runDue();
  expect((await readRetention(app)).eventsFrom).toBe(horizon(30));
  await expect(
    changeRetention(app, { rawDays: null, eventsDays: 30, connectionsDays: 29, sumsDays: null }),
  ).rejects.toThrow("connectionsDays");
  await expect(
    changeRetention(app, { rawDays: null, eventsDays: null, connectionsDays: 29, sumsDays: null }),
  ).rejects.toThrow("connectionsDays");
  await expect(
    changeRetention(app, { rawDays: 31, eventsDays: 30, connectionsDays: null, sumsDays: null }),
  ).rejects.toThrow("rawDays");
});
