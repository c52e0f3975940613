import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { groupBy } from "@/lib/group-by";
import { fold } from "@/lib/presence/fold";
import { DEFAULT_CLOCK_TOLERANCE_MS, quarantine, timeFault } from "@/lib/presence/quarantine";
import { unpackState } from "@/lib/presence/packed-state";
import { EMPTY_STATE } from "@/lib/presence/state";
import { MINUTE } from "@/lib/time/units";
import { db, disconnect } from "../db/client";
import { append } from "../receive/append";
import type { Appendable } from "../receive/appendable";
import type { NewEvent } from "../receive/judge";
import { storeJournaled } from "../receive/store-journaled";
import { makeApp } from "../testing/callback";
import { processAll } from "../testing/process-all";
import { anyEvent, presenceEvent } from "../testing/arbitrary-events";
import { asOwner } from "../testing/owner";
import { drain } from "./drain";
import { drainBatch } from "./drain-batch";
import { rollup } from "../rollup/rollup";
import { rebuild } from "../maintenance/rebuild";

const MAX = { web: 2 };
/** How credible the time of an event is. Few are not. */
const anyTrust = fc.constantFrom("sound", "sound", "sound", "sound", "ahead", "claimed");
const SUMS = [
  "rollup_event",
  "rollup_activity",
  "rollup_online",
  "rollup_duration",
  "rollup_arrival",
  "rollup_kick",
  "rollup_status",
  "rollup_status_end",
  "rollup_receipt",
];
const PROJECTIONS = [
  "presence",
  "account",
  "connection",
  "online_span",
  "kick",
  "status_change",
  "event_verdict",
  "event_late",
  "checkpoint",
  ...SUMS,
];
const clear = () =>
  db().$executeRawUnsafe(
    `TRUNCATE app, event, touched, stale_minute, ingest_minute, journal_mark, duplicate, ${PROJECTIONS.join(", ")}`,
  );
afterEach(clear);

/** All rows of every projection as text. */
async function projections(): Promise<string> {
  const dumps = await Promise.all(
    PROJECTIONS.map((table) =>
      db().$queryRawUnsafe<{ dump: string | null }[]>(
        `SELECT string_agg(t::text, E'\\n' ORDER BY t::text) AS dump FROM ${table} AS t`,
      ),
    ),
  );
  return PROJECTIONS.map((table, i) => `${table}\n${dumps[i]?.[0]?.dump ?? ""}`).join("\n");
}

const ms = (date: Date | null) => date?.getTime() ?? null;

async function expectFoldOf(events: NewEvent[]): Promise<void> {
  for (const [userId, own] of groupBy(events, (e) => e.userId)) {
    const { sound, quarantined } = quarantine(own.map(presenceEvent), DEFAULT_CLOCK_TOLERANCE_MS);
    const { state, connections, statuses, spans, kicks, verdicts } = fold(EMPTY_STATE, sound, MAX);
    const where = { where: { userId } };
    const rows = await db().connection.findMany({ ...where, orderBy: { no: "asc" } });
    expect(
      rows.map((c) => [c.no, c.platform, c.clientIp, ms(c.startedAt), ms(c.endedAt), c.endCause, c.kickedBy]),
    ).toEqual(connections.map((c) => [c.no, c.platform, c.clientIp, c.startedAt, c.endedAt, c.endCause, c.kickedBy]));
    const values = await db().statusChange.findMany({ ...where, orderBy: { no: "asc" } });
    expect(values.map((s) => [s.value, s.was, ms(s.at), ms(s.until), s.presumed])).toEqual(
      statuses.map((s) => [s.value, s.was, s.at, s.until, s.presumed]),
    );
    const online = await db().onlineSpan.findMany({ ...where, orderBy: { at: "asc" } });
    expect(online.map((s) => [ms(s.at), ms(s.until)])).toEqual(spans.map((s) => [s.at, s.until]));
    const kicked = await db().kick.findMany(where);
    const byKey = (rows: unknown[][]) => rows.map((row) => row.join(" ")).sort();
    expect(
      byKey(
        kicked.map((k) => [
          ms(k.at),
          Buffer.from(k.identity).toString("hex"),
          k.no,
          k.byPlatform,
          k.kicked,
          k.rawKicked,
          ms(k.connectionAt),
          k.connectionNo,
        ]),
      ),
    ).toEqual(
      byKey(
        kicks.map((k) => [
          k.at,
          k.identity,
          k.no,
          k.by,
          k.kicked,
          k.rawKicked,
          k.connection?.at ?? null,
          k.connection?.no ?? null,
        ]),
      ),
    );
    const noted = await db().eventVerdict.findMany({ ...where, orderBy: [{ eventTime: "asc" }] });
    const plain = ["applied", "status", "unknown"];
    expect(
      noted.map((v) => `${ms(v.eventTime)} ${Buffer.from(v.identity).toString("hex")} ${v.verdict}`).sort(),
    ).toEqual(
      [...verdicts, ...quarantined.map(({ event }) => ({ event, verdict: "quarantined" }))]
        .filter((v) => !plain.includes(v.verdict))
        .map((v) => `${v.event.time} ${v.event.identity} ${v.verdict}`)
        .sort(),
    );
    if (sound.length === 0) {
      expect(await db().presence.count(where)).toBe(0);
      continue;
    }
    const presence = await db().presence.findFirstOrThrow(where);
    expect(unpackState(presence.state)).toEqual(state);
    expect([presence.online, presence.platforms, ms(presence.onlineSince), presence.lastEndCause]).toEqual([
      state.open.length > 0,
      state.open.map((c) => c.platform).sort(),
      state.onlineSince,
      state.lastEnd?.cause ?? null,
    ]);
  }
}

/** Late by definition: an event with a later time was received before it. */
const lateOf = (all: NewEvent[]) => {
  const events = all.filter((e) => timeFault(e, DEFAULT_CLOCK_TOLERANCE_MS) === null);
  return events.filter((e) =>
    events.some((f) => f.userId === e.userId && f.time > e.time && f.receivedAt < e.receivedAt),
  );
};

describe("projections", () => {
  it("leave users to another transaction when one has folded enough events, and forget nobody", async () => {
    const app = await makeApp({ maxInstances: MAX });
    const [given] = fc.sample(anyEvent, { numRuns: 1, seed: 1 });
    if (given === undefined) throw new Error("No event");
    const events = Array.from({ length: 130 }, (_, no) => ({ ...given, userId: `user-${no}` }));
    await append(
      events.map((event) => ({ appId: app.id, event, skewMs: null })),
      "writer",
    );
    const first = await drainBatch({ maxEvents: 1 });
    expect(first.more).toBe(true);
    expect(first.users).toBeLessThan(events.length);
    expect(await db().presence.count()).toBe(first.users);
    while ((await drainBatch({ maxEvents: 1 })).users > 0);
    await expectFoldOf(events);
    expect(await db().touched.count()).toBe(0);
  });

  it("equal the fold of the log in any order, batches and instances, and a rebuild changes no byte", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ event: anyEvent, trust: anyTrust }), { maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (given, sizes) => {
          await clear();
          const app = await makeApp({ maxInstances: MAX });
          const key = (e: NewEvent) => `${e.userId} ${e.time} ${e.identity}`;
          const distinct = new Map<string, NewEvent>();
          const arriving = given.map(({ event, trust }, i): NewEvent => {
            const receivedAt = Date.UTC(2026, 0, 16) + i * 10 + ((i * 37) % 50);
            if (trust === "claimed")
              return { ...event, receivedAt, time: receivedAt, timeSource: "receivedAt", claimedMs: 0 };
            return { ...event, receivedAt: trust === "ahead" ? event.time - 11 * MINUTE : receivedAt };
          });
          // All of these events have the same claimed time, so they are equal if the other fields are.
          const same = (e: NewEvent) => (e.claimedMs === null ? key(e) : `${e.userId} ${e.identity} claimed`);
          for (const event of arriving) if (!distinct.has(same(event))) distinct.set(same(event), event);
          const events = [...distinct.values()];

          const marks = new Map<string, number>();
          /** Stores and folds as the instance of this name. */
          const storeAs = async (journal: string, batch: readonly Appendable[]) => {
            const after = marks.get(journal) ?? 0;
            marks.set(journal, after + 1);
            await storeJournaled(batch, journal, { journal, after, number: after + 1 });
          };
          for (let from = 0, round = 0; from < arriving.length; round++) {
            const size = sizes[round % sizes.length] ?? 1;
            const batch = arriving.slice(from, (from += size)).map((event) => ({ appId: app.id, event, skewMs: null }));
            const half = Math.floor(batch.length / 2);
            if (round % 3 === 0) await append(batch, "writer");
            else if (round % 3 === 1) await storeAs("a", batch);
            else
              await Promise.all([
                storeAs("a", batch.slice(0, half)),
                storeAs("b", [...batch.slice(half), ...batch.slice(0, 1)]),
              ]);
            const drains = await Promise.allSettled(
              round % 5 < 2 ? [drain(), drain()] : round % 5 === 2 ? [drain()] : [],
            );
            for (const d of drains) if (d.status === "rejected") throw d.reason;
            if (round % 4 === 1)
              await Promise.all([rollup(null), rollup(new Date(Date.UTC(2026, 0, 15, 12, 10))), drain()]);
          }
          await processAll();

          await expectFoldOf(events);
          const late = await db().eventLate.findMany();
          expect(
            late.map((e) => `${e.userId} ${ms(e.eventTime)} ${Buffer.from(e.identity).toString("hex")}`).sort(),
          ).toEqual(lateOf(events).map(key).sort());
          const before = await projections();
          await rebuild(() => undefined);
          expect(await projections()).toBe(before);
        },
      ),
      { numRuns: 20 },
    );
  }, 120_000);

  it("find every late event, whatever plan the database chooses", async () => {
    const set = (settings: string) =>
      asOwner(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I ${settings}', current_database()); END $$`);
    await set("SET enable_nestloop = off");
    await set("SET enable_mergejoin = off");
    await disconnect();
    try {
      const app = await makeApp({ maxInstances: MAX });
      const [given] = fc.sample(anyEvent, { numRuns: 1, seed: 1 });
      if (given === undefined) throw new Error("No event");
      const events = Array.from({ length: 200 }, (_, no) => ({ ...given, userId: `user-${no}` })).flatMap((event) => [
        { ...event, time: event.time + 10_000, receivedAt: event.time + 10_000 },
        { ...event, receivedAt: event.time + 20_000 },
      ]);
      await append(
        events.map((event) => ({ appId: app.id, event, skewMs: null })),
        "writer",
      );
      // More faults of others than events: a hash of the events is then cheaper, and gives them in any order.
      await db().$executeRaw`
        INSERT INTO event_fault (app_id, user_id, event_time, identity, error)
        SELECT 0, 'other', to_timestamp(n), '', '' FROM generate_series(1, 50000) AS n`;
      await db().$executeRaw`ANALYZE event_fault`;
      await processAll();
      expect(await db().eventLate.count()).toBe(200);
    } finally {
      await set("RESET ALL");
      await db().$executeRaw`TRUNCATE event_fault`;
      await disconnect();
    }
  });

  it("of a user with thousands of events continue from checkpoints, and a late event corrects later rows", async () => {
    const app = await makeApp({ maxInstances: MAX });
    const [sampleEvent] = fc.sample(anyEvent, 1);
    if (sampleEvent === undefined) throw new Error("no event");
    const T = Date.UTC(2026, 0, 1);
    const event = (i: number): NewEvent => ({
      ...sampleEvent,
      userId: "busy",
      action: i % 2 === 0 ? "Login" : "Logout",
      reason: i % 2 === 0 ? "Register" : "Unregister",
      rawPlatform: "IOS",
      platform: "ios",
      kicked: [],
      customStatus: null,
      time: T + i * MINUTE,
      receivedAt: T + i * MINUTE + 5,
    });
    const events = Array.from({ length: 2_400 }, (_, i) => event(i));
    const late = events.filter((_, i) => i === 700 || i === 1_900).map((e) => ({ ...e, receivedAt: T + 9e9 }));
    const inTime = events.filter((_, i) => i !== 700 && i !== 1_900);
    for (let i = 0; i < inTime.length; i += 100) {
      await append(
        inTime.slice(i, i + 100).map((e) => ({ appId: app.id, event: e, skewMs: null })),
        "writer",
      );
      await drain();
    }
    expect(await db().checkpoint.count()).toBe(4);
    await append(
      late.map((e) => ({ appId: app.id, event: e, skewMs: null })),
      "writer",
    );
    await processAll();

    await expectFoldOf([...inTime, ...late]);
    expect(await db().eventLate.count()).toBe(2);
    const before = await projections();
    await db().$executeRaw`
      TRUNCATE presence, account, connection, online_span, kick, status_change, event_verdict, event_late,
               checkpoint, rollup_online`;
    await rebuild(() => undefined);
    expect(await projections()).toBe(before);
  });

  it("forget users whom the log does not know", async () => {
    await makeApp();
    const at = new Date();
    await db().presence.create({
      data: {
        appId: 1,
        userId: "ghost",
        online: true,
        platforms: ["ios"],
        firstSeenAt: at,
        lastEventAt: at,
        lastReceivedAt: at,
        state: {},
      },
    });
    await db().onlineSpan.create({ data: { appId: 1, userId: "ghost", at } });
    await db().rollupOnline.create({
      data: { appId: 1, size: 60, at: new Date(Date.UTC(2026, 0, 1)), wentOnline: 1, peakAt: at },
    });
    await rebuild(() => undefined);
    expect(await db().presence.count()).toBe(0);
    expect(await db().onlineSpan.count()).toBe(0);
    expect(await db().rollupOnline.count()).toBe(0);
  });
});
