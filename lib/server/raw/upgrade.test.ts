import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { redactSign } from "@/lib/protocol/redact-sign";
import { sign } from "@/lib/protocol/signature";
import { encode } from "@/lib/simulate/encode";
import { DEFAULT_POLICY } from "@/lib/simulate/login-policy";
import { Run } from "@/lib/simulate/run";
import { DAY } from "@/lib/time/units";
import { db } from "../db/client";
import { openSecrets } from "../encryption/open-secrets";
import { judge, type NewEvent } from "../receive/judge";
import { callback, SAMPLE } from "../testing/callback";
import { resetToBefore } from "../testing/earlier-schema";
import { migrateAsOwner, ownerUrl } from "../testing/owner";
import { receiveAndStore } from "../testing/post-callback";
import { storedRaw } from "../testing/stored-raw";
import { upgradeNext } from "./upgrade";
import { startRawUpgrade } from "./upgrade-loop";

// The database of the version before: its schema, and callbacks with Sign as that version stored them.

/** The first of the two migrations about raw callbacks. */
const THIS = "20261127065500_redact_sign";
/** Queries of refused callbacks and of alerts. */
const QUERIES = [
  "Sign=abc",
  "?a=1&%53ig%6E=abc&sIGN=d&Sign=",
  "Design=a&Signs=b&x=Sign=c&Sign",
  "Sign=a=b?c#d%26&b=用户",
];
const APP = "1400000000";
const TOKEN = "xxxxyyyy";
let client: pg.Client;
/** What the version before stored, by query and body without Sign. */
let callbacks: string[];

async function storeAsBefore({ identity, time, receivedAt, ...event }: NewEvent, query: string): Promise<void> {
  await client.query(
    `INSERT INTO event (app_id, user_id, event_time, identity, received_at, time_source, action, reason, platform,
       raw_platform, client_ip, custom_status, kicked, raw_query, raw_body)
     VALUES (1, $1, $2, decode($3, 'hex'), $4, 0, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[event.userId, new Date(time), identity, new Date(receivedAt), event.action, event.reason, event.platform],
      ...[event.rawPlatform, event.clientIp, event.customStatus, event.kicked, query, event.rawBody],
    ],
  );
}

beforeAll(async () => {
  await resetToBefore(THIS);
  client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  await client.query(`INSERT INTO app (sdk_app_id, callback_tokens) VALUES ('${APP}', '{${TOKEN}}')`);
  // The registry reads the tables of this version.
  const apps = new Map([[APP, { sdkAppId: APP, callbackTokens: [TOKEN], pathSecret: null }]]);
  callbacks = [];
  const store = async (request: ReturnType<typeof callback>) => {
    const judged = judge(request, apps);
    if (judged.kind !== "event") throw new Error(JSON.stringify(judged));
    callbacks.push(`${judged.event.rawQuery} ${judged.event.rawBody}`);
    await storeAsBefore(judged.event, request.query);
  };
  const run = new Run(
    { seed: 5, users: 20, start: Date.UTC(2026, 2, 1), policy: DEFAULT_POLICY, speedup: 1 },
    { duplicates: 0, reorder: 0, loss: 0, lateBy: DAY },
  );
  for (const { callback: sent, at } of run.count(80)) {
    const request = encode(sent, APP, TOKEN, at);
    const body = Buffer.from(request.body);
    const rest = {
      method: "POST",
      secret: null,
      path: "/api/callback",
      bodyBytes: body.length,
      receivedAt: Math.ceil(at),
    };
    await store({ ...request, body, ...rest });
  }
  // This one can only be stored whole.
  await store(callback({ token: TOKEN, body: { ...SAMPLE, "⟦⟧": 1 } }));
  for (const query of QUERIES) {
    await client.query(
      `INSERT INTO rejected (app_id, received_at, cause, error, method, path, query, body, body_bytes)
       VALUES (1, now(), 'field', '', 'POST', '/api/callback/a-secret', $1, '', 0),
              (1, now(), 'field', '', 'POST', '/api/callback', $1, '', 0)`,
      [query],
    );
    await client.query(
      `INSERT INTO tencent_alert (app_id, received_at, command, query, body, body_bytes)
       VALUES (1, now(), 'Alert.X', $1, '{}', 2)`,
      [query],
    );
  }
  await migrateAsOwner();
  await openSecrets();
});
afterAll(async () => {
  await client.end();
});

const shown = async () => (await storedRaw()).map(({ query, body }) => `${query} ${body}`).sort();
const packed = () => db().event.count({ where: { rawBody: null } });

it("redacts Sign and the secret of the path in refused callbacks and alerts", async () => {
  const rejected = await db().rejected.findMany({ orderBy: { id: "asc" } });
  const redacted = QUERIES.map(redactSign);
  expect(rejected.map(({ path, query }) => [path, query])).toEqual(
    redacted.flatMap((query) => [
      ["/api/callback/redacted", query],
      ["/api/callback", query],
    ]),
  );
  const alerts = await db().tencentAlert.findMany({ orderBy: { id: "asc" } });
  expect(alerts.map(({ query }) => query)).toEqual(redacted);
});

it("shows every callback of an earlier version byte for byte, but Sign, before and during the upgrade", async () => {
  expect(await packed()).toBe(0);
  expect(await shown()).toEqual(callbacks.sort());
  expect(await upgradeNext(10)).toEqual({ state: "going", rows: 10 });
  expect(await packed()).toBe(10);
  expect(await shown()).toEqual(callbacks);
});

it("loses nothing if it is interrupted, and goes on from where it was", async () => {
  await client.query(`
    CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'interrupted'; END $$;
    CREATE TRIGGER stop AFTER UPDATE ON upgrade FOR EACH ROW EXECUTE FUNCTION stop()`);
  await expect(upgradeNext(10)).rejects.toThrow("interrupted");
  await client.query("DROP FUNCTION stop CASCADE");
  expect(await packed()).toBe(10);
  expect(await upgradeNext(10)).toEqual({ state: "going", rows: 20 });
  expect(await packed()).toBe(20);
  expect(await shown()).toEqual(callbacks);
});

it("is done by one instance at a time", async () => {
  await client.query("BEGIN; SELECT FROM upgrade FOR UPDATE");
  expect(await upgradeNext(10)).toEqual({ state: "elsewhere" });
  await client.query("COMMIT");
  expect((await Promise.all([upgradeNext(10), upgradeNext(10)])).map(({ state }) => state)).toContain("going");
});

it("recognises a duplicate of an old event meanwhile, and packs new events", async () => {
  const body = { ...SAMPLE, "⟦⟧": 1 };
  expect((await receiveAndStore(callback({ token: TOKEN, body }))).status).toBe(200);
  expect(await db().duplicate.count()).toBe(1);
  const fresh = { ...SAMPLE, EventTime: SAMPLE.EventTime + 1 };
  const request = callback({ token: TOKEN, body: fresh });
  expect((await receiveAndStore(request)).status).toBe(200);
  const Sign = sign(TOKEN, String(Math.floor(request.receivedAt / 1000)));
  callbacks.push(`${request.query.replace(Sign, "redacted")} ${JSON.stringify(fresh)}`);
  expect(await shown()).toEqual(callbacks.sort());
});

it("ends by itself, with Sign nowhere in the table", async () => {
  const stop = startRawUpgrade();
  await expect.poll(() => db().upgrade.count(), { timeout: 10_000 }).toBe(0);
  await stop();
  expect(await packed()).toBe(callbacks.length - 1);
  expect(await shown()).toEqual(callbacks);
  const [whole] = await db().event.findMany({ where: { rawBody: { not: null } } });
  expect(whole?.rawQuery).toMatch(/&Sign=redacted$/);
  expect(await upgradeNext(10)).toEqual({ state: "nothing" });
  expect(await db().rawTemplate.count()).toBeLessThan(20);
});
