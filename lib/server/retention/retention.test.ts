import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { groupBy } from "@/lib/group-by";
import { fold } from "@/lib/presence/fold";
import { unpackState } from "@/lib/presence/packed-state";
import { EMPTY_STATE } from "@/lib/presence/state";
import { DAY } from "@/lib/time/units";
import { db } from "../db/client";
import { rebuild } from "../maintenance/rebuild";
import { dropPartitions } from "../partitions/drop";
import { readPartitions } from "../partitions/read";
import type { NewEvent } from "../receive/judge";
import { anyEvent, presenceEvent } from "../testing/arbitrary-events";
import { clearData } from "../testing/clear-data";
import { anyHistory, store } from "../testing/history";
import { makePartitions } from "../testing/make-partitions";
import { newApp } from "../testing/new-app";
import { processAll } from "../testing/process-all";
import { runDue } from "./retention-loop";
import { runRetention, type Removed } from "./run";

/** Midnights within the random histories. */
const HORIZONS = ["2026-01-16T00:00:00Z", "2026-01-17T00:00:00Z"];
const DAYS = 7;
const SUMS = ["event", "activity", "online", "duration", "arrival", "kick", "status", "status_end", "receipt"];
const TABLES = {
  presence: "true",
  account: "true",
  event: "event_time >= $H",
  event_verdict: "event_time >= $H",
  event_late: "event_time >= $H",
  connection: "coalesce(ended_at, 'infinity') >= $C",
  online_span: "coalesce(until, 'infinity') >= $C",
  status_change: "coalesce(until, 'infinity') >= $C",
  kick: "at >= $C",
  ...Object.fromEntries(SUMS.map((name) => [`rollup_${name}`, "true"])),
};

/** The rows of every table that are kept from these times on, as text. */
async function kept(appId: number, events = "-infinity", connections = "-infinity"): Promise<string> {
  const dumps = [];
  for (const [table, condition] of Object.entries(TABLES)) {
    const where = condition.replace("$H", `'${events}'`).replace("$C", `'${connections}'`);
    const [row] = await db().$queryRawUnsafe<{ dump: string | null }[]>(
      `SELECT string_agg(t::text, E'\\n' ORDER BY t::text) AS dump FROM ${table} AS t
       WHERE app_id = ${appId} AND ${where}`,
    );
    dumps.push(`${table}\n${row?.dump ?? ""}`);
  }
  return dumps.join("\n");
}

/** Runs the retention of an app as of the time when `horizon` is DAYS ago. */
async function retain(appId: number, horizon: string, connectionsDays: number | null): Promise<Removed> {
  const days = { eventsDays: DAYS, connectionsDays };
  await db().retention.upsert({ where: { appId }, create: { appId, ...days }, update: days });
  for (;;) {
    const removed = await runRetention(appId, Date.parse(horizon) + DAYS * DAY);
    if (removed !== null) return removed;
    await processAll();
  }
}

const ms = (date: Date | null) => date?.getTime() ?? null;

/** Presence and connections are those of the whole history, as far as they are kept. */
async function expectFoldOf(appId: number, events: readonly NewEvent[], connectionsFrom: number): Promise<void> {
  for (const [userId, own] of groupBy(events, (e) => e.userId)) {
    const { state, connections } = fold(EMPTY_STATE, own.map(presenceEvent), {});
    const presence = await db().presence.findUniqueOrThrow({ where: { appId_userId: { appId, userId } } });
    expect(unpackState(presence.state)).toEqual(state);
    const rows = await db().connection.findMany({ where: { appId, userId }, orderBy: { no: "asc" } });
    expect(rows.map((c) => [c.no, ms(c.startedAt), ms(c.endedAt), c.endCause])).toEqual(
      connections
        .filter((c) => (c.endedAt ?? Infinity) >= connectionsFrom)
        .map((c) => [c.no, c.startedAt, c.endedAt, c.endCause]),
    );
  }
}

beforeEach(clearData);

it("removes what is old and changes nothing else, whatever comes late and after a rebuild", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyHistory,
      fc.array(fc.boolean(), { minLength: 1 }),
      fc.constantFrom(DAYS, null),
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom("none", "one", "both"),
      async (history, isLate, connectionsDays, twice, hasOther, partitioned) => {
        await clearData();
        const { id } = await newApp();
        const other = await newApp();
        if (partitioned !== "none")
          await makePartitions(id, { events: DAYS, connections: connectionsDays, sums: null });
        if (partitioned === "both") await makePartitions(other.id, { events: DAYS, connections: DAYS, sums: null });
        const first = history.filter((_, i) => !isLate[i % isLate.length]);
        const late = history.filter((_, i) => isLate[i % isLate.length]);
        await store(id, first);
        if (hasOther) await store(other.id, history);
        await processAll();
        const ofOther = await kept(other.id);
        let horizon = "-infinity";
        for (const cut of twice ? HORIZONS : HORIZONS.slice(1)) {
          horizon = cut;
          const connectionsFrom = connectionsDays === null ? "-infinity" : horizon;
          const before = await kept(id, horizon, connectionsFrom);
          await retain(id, horizon, connectionsDays);
          expect(await kept(id)).toBe(before);
          await rebuild(() => undefined);
          expect(await kept(id)).toBe(before);
        }
        await store(id, late);
        await processAll();
        const accepted = late.filter((e) => e.time >= Date.parse(horizon));
        await expectFoldOf(id, [...first, ...accepted], connectionsDays === null ? -Infinity : Date.parse(horizon));
        const after = await kept(id);
        await rebuild(() => undefined);
        expect(await kept(id)).toBe(after);
        expect(await kept(other.id)).toBe(ofOther);
        const [oldest] = await readPartitions("event", id);
        expect(oldest?.until).toBe(partitioned === "none" ? undefined : Date.parse(horizon));
        for (const appId of [id, other.id]) await dropPartitions(appId);
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

it("keeps what is still open, and counts what comes from before the horizon", async () => {
  const { id } = await newApp();
  const [sample] = fc.sample(anyEvent, { seed: 1, numRuns: 1 });
  if (sample === undefined) throw new Error("No event");
  const login = { ...sample, action: "Login", reason: "Register", rawPlatform: "IOS", platform: "ios", kicked: [] };
  const event = (userId: string, time: number, action = "Login"): NewEvent => ({
    ...login,
    userId,
    action,
    reason: action === "Login" ? "Register" : "Unregister",
    time,
    receivedAt: time,
  });
  const cut = Date.parse(HORIZONS[0] ?? "");
  const [old, recent] = [cut - 60_000, cut + 60_000];
  await store(id, [event("gone", old - 1), event("gone", old, "Logout"), event("open", old), event("new", recent)]);
  await processAll();
  const removed = await retain(id, HORIZONS[0] ?? "", DAYS);
  expect(removed).toEqual({ raw: 0, events: 3, connections: 2, sums: 0 });
  expect((await db().connection.findMany({ orderBy: { userId: "asc" } })).map((c) => c.userId)).toEqual([
    "new",
    "open",
  ]);
  expect((await db().presence.findMany()).length).toBe(3);

  await store(id, [event("open", recent, "Logout"), event("gone", old + 1), event("new", recent)]);
  await processAll();
  const open = await db().connection.findFirstOrThrow({ where: { userId: "open" } });
  expect([ms(open.startedAt), ms(open.endedAt)]).toEqual([old, recent]);
  const [minutes] = await db().$queryRaw<object[]>`
    SELECT sum(accepted)::int AS accepted, sum(duplicates)::int AS duplicates,
           sum((rejected->>'before_horizon')::int)::int AS refused FROM ingest_minute`;
  expect(minutes).toEqual({ accepted: 5, duplicates: 1, refused: 1 });
});

it("runs once a day and after a change, and says what it removed", async () => {
  const { id } = await newApp();
  const [sample] = fc.sample(anyEvent, { seed: 1, numRuns: 1 });
  if (sample === undefined) throw new Error("No event");
  await store(id, [sample]);
  await processAll();
  await db().retention.create({ data: { appId: id, eventsDays: 3_000 } });
  await runDue();
  const first = await db().retention.findUniqueOrThrow({ where: { appId: id } });
  expect(first).toMatchObject({ removed: null, error: null });
  await runDue();
  expect((await db().retention.findUniqueOrThrow({ where: { appId: id } })).ranAt).toEqual(first.ranAt);
  await db().retention.update({ where: { appId: id }, data: { eventsDays: 30, changedAt: new Date() } });
  await runDue();
  const second = await db().retention.findUniqueOrThrow({ where: { appId: id } });
  expect(second.removed).toMatchObject({ events: 1 });
  expect(await db().event.count()).toBe(0);
});
