import { hash } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { identityOf } from "@/lib/presence/identity";
import { db } from "../db/client";
import { receiveAndStore } from "../testing/post-callback";
import { reloadApps } from "../apps/registry";
import { callback } from "../testing/callback";
import { resetToBefore } from "../testing/earlier-schema";
import { migrateAsOwner, ownerUrl } from "../testing/owner";
import { processAll } from "../testing/process-all";

// The database of the version before: its schema, and rows as that version stored and folded them.

const THIS = "20261126230000_quarantine";
let client: pg.Client;

beforeAll(async () => {
  await resetToBefore(THIS);
  client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
});
afterAll(async () => {
  await client.end();
});

const NOW = Date.now();
const LOGIN = {
  action: "Login",
  reason: "Register",
  rawPlatform: "Android",
  clientIp: "203.0.113.7",
  customStatus: null,
  kicked: [],
};

/** Identities were twice as long. */
const identityAsBefore = (action: string) =>
  hash("sha256", JSON.stringify([action, LOGIN.reason, LOGIN.rawPlatform, LOGIN.clientIp, "", []]), "hex").slice(0, 32);

async function storeAsBefore(userId: string, eventTime: string, source: number, action = "Login"): Promise<void> {
  await client.query(
    `INSERT INTO event (app_id, user_id, event_time, identity, received_at, time_source, action, reason, platform,
       raw_platform, client_ip, kicked, raw_query, raw_body)
     VALUES (1, $1, $2, decode($3, 'hex'), $4, $5, $6, 'Register', 'android',
       'Android', '203.0.113.7', '{}', '', '{}')`,
    [userId, eventTime, identityAsBefore(action), new Date(NOW), source, action],
  );
}

/** What the fold of the version before made of a Login that was never followed by anything. */
async function projectAsBefore(userId: string, eventTime: string): Promise<void> {
  const state = {
    events: 1,
    nextNo: 2,
    nextStatusNo: 1,
    open: [],
    recent: [],
    known: ["android"],
    onlineSince: Date.parse(eventTime),
    lastEnd: null,
    status: null,
    firstEventAt: Date.parse(eventTime),
    lastEventAt: Date.parse(eventTime),
  };
  await client.query(
    `INSERT INTO presence (app_id, user_id, online, platforms, online_since, first_seen_at, last_event_at,
       last_received_at, state) VALUES (1, $1, true, '{android}', $2, $2, $2, $3, $4)`,
    [userId, eventTime, new Date(NOW), state],
  );
  await client.query("INSERT INTO account (app_id, user_id) VALUES (1, $1)", [userId]);
  await client.query(
    "INSERT INTO connection (app_id, user_id, at, no, platform, started_at) VALUES (1, $1, $2, 1, 'android', $2)",
    [userId, eventTime],
  );
  await client.query("INSERT INTO online_span (app_id, user_id, at) VALUES (1, $1, $2)", [userId, eventTime]);
  for (const size of [1, 15, 60, 1440])
    await client.query(
      `INSERT INTO rollup_event (app_id, size, at, platform, kind, action, reason, n)
       SELECT 1, $1::int, date_bin(interval '1 minute' * $1::int, $2::timestamptz, to_timestamp(0)), 'android',
              decode($3, 'hex'), 'Login', 'Register', 1
       ON CONFLICT (app_id, size, at, platform, kind) DO UPDATE SET n = rollup_event.n + 1`,
      [size, eventTime, identityAsBefore("Login")],
    );
}

it("heals a database in which an earlier version stored and folded impossible times", async () => {
  await client.query("INSERT INTO app (sdk_app_id) VALUES ('1400000000')");
  const sound = new Date(NOW - 60_000).toISOString();
  const ahead = new Date(NOW + 3_600_000).toISOString();
  // The projector of the version before fails at this one for ever: it has no four-digit year.
  await storeAsBefore("poison", "33658-09-27T01:46:39Z", 1);
  await client.query(
    "INSERT INTO touched (app_id, user_id, since, received_at) VALUES (1, 'poison', '33658-09-27', now())",
  );
  await storeAsBefore("future", "9999-12-31T23:59:59.999Z", 0);
  await projectAsBefore("future", "9999-12-31T23:59:59.999Z");
  await storeAsBefore("past", "1970-01-01T00:00:00Z", 0);
  await projectAsBefore("past", "1970-01-01T00:00:00Z");
  await storeAsBefore("mixed", "1970-01-01T00:00:00Z", 0);
  await storeAsBefore("mixed", sound, 0);
  await projectAsBefore("mixed", "1970-01-01T00:00:00Z");
  await storeAsBefore("ahead", ahead, 0);
  await projectAsBefore("ahead", ahead);
  await storeAsBefore("canary", sound, 0);
  await client.query(
    `INSERT INTO duplicate (app_id, received_at, user_id, event_time, identity)
     VALUES (1, now(), 'past', to_timestamp(0), decode($1, 'hex'))`,
    [identityAsBefore("Login")],
  );
  await client.query(
    "INSERT INTO touched (app_id, user_id, since, received_at) VALUES (1, 'canary', $1, to_timestamp(0))",
    [sound],
  );

  await migrateAsOwner();
  await reloadApps();
  await processAll();

  const presence = await db().presence.findMany({ orderBy: { userId: "asc" } });
  expect(presence.map(({ userId, online, firstSeenAt }) => [userId, online, firstSeenAt.toISOString()])).toEqual([
    ["canary", true, sound],
    ["mixed", true, sound],
  ]);
  expect((await db().account.findMany()).map((a) => a.userId).sort()).toEqual(["canary", "mixed"]);
  expect((await db().onlineSpan.findMany()).map((s) => s.at.toISOString())).toEqual([sound, sound]);
  const verdicts = await db().eventVerdict.findMany({ orderBy: { userId: "asc" } });
  expect(verdicts.map(({ userId, verdict, reason }) => [userId, verdict, reason])).toEqual([
    ["ahead", "quarantined", "time_too_late"],
    ["future", "quarantined", "time_too_late"],
    ["mixed", "quarantined", "time_too_early"],
    ["past", "quarantined", "time_too_early"],
    ["poison", "quarantined", "time_too_late"],
  ]);
  const events = await db().event.findMany({ where: { claimedMs: { not: null } }, orderBy: { userId: "asc" } });
  expect(events.map((e) => [e.userId, e.eventTime.getTime(), e.timeSource, e.claimedMs])).toEqual([
    ["future", NOW, 2, 253_402_300_799_999],
    ["mixed", NOW, 2, 0],
    ["past", NOW, 2, 0],
    ["poison", NOW, 2, 999_999_999_999_000],
  ]);
  const [duplicate] = await db().duplicate.findMany();
  expect(Buffer.from(duplicate?.identity ?? []).toString("hex")).toBe(identityOf(LOGIN, 0));
  // No sum of another time is left, and every event is counted once.
  for (const size of [1, 1440]) {
    const sums = await db().rollupEvent.findMany({ where: { size } });
    expect(sums.reduce((sum, { n }) => sum + n, 0)).toBe(7);
    for (const { at } of sums) expect(Math.abs(at.getTime() - NOW)).toBeLessThan(2 * 86_400_000);
  }
});

it("recognises a repetition of a healed event", async () => {
  const body = {
    CallbackCommand: "State.StateChange",
    EventTime: 0,
    Info: { Action: "Login", To_Account: "past", Reason: "Register" },
  };
  expect((await receiveAndStore(callback({ body }))).status).toBe(200);
  expect(await db().event.count({ where: { userId: "past" } })).toBe(1);
  expect(await db().duplicate.count({ where: { userId: "past" } })).toBe(2);
});
