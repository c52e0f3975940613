import { expect } from "vitest";
import { writeEntries } from "../../audit/write";
import { db } from "../../db/client";
import { callback } from "../../testing/callback";
import { receiveAndStore } from "../../testing/post-callback";
import { processAll } from "../../testing/process-all";

/** A user about whom everything is planted that may be stored of a user. */
export const ANNA = "planted-安娜";
const ADDRESS = "198.51.100.77";
const STATUS = "planted-status";
/** Texts that only this user has. */
export const PLANTED = [ANNA, ADDRESS, STATUS, "planted-extra"];
const START = Date.now() - 3_600_000;
let receivedAt = START + 20_000;

async function send(user: string, Action: string, at: number, clientIp: string, status?: string) {
  const body = {
    CallbackCommand: "State.StateChange",
    EventTime: START + at,
    Info: { Action, To_Account: user, Reason: "x", CustomStatus: status },
    Extra: user === ANNA ? "planted-extra" : "other",
  };
  const request = callback({ body, query: { ClientIP: clientIp }, receivedAt: (receivedAt += 1_000) });
  expect((await receiveAndStore(request)).status).toBe(200);
}

/** Callbacks of two users with everything that a callback may have, one of them twice, and others that are refused. */
export async function plant(appId: number): Promise<void> {
  for (const [user, address, status] of [
    [ANNA, ADDRESS, STATUS],
    ["bob", "203.0.113.9", "busy"],
  ] as const) {
    await send(user, "Login", 0, address);
    await send(user, "CustomStatusChange", 2_000, address, status);
    await send(user, "CustomStatusChange", 3_000, address, "away");
    await send(user, "Logout", 4_000, address);
    await send(user, "Login", 6_000, address);
    await send(user, "Login", 5_000, address);
    await send(user, "Login", 5_000, address);
    await send(user, "CustomStatusChange", 9_000, address, status);
  }
  await receiveAndStore(callback({ body: { CallbackCommand: "State.StateChange", Info: { To_Account: ANNA } } }));
  await processAll();
  await plantRows(appId);
}

/** What a test cannot make callbacks do, or what people write. */
async function plantRows(appId: number): Promise<void> {
  const named = JSON.stringify({ rule: "watched_user", userId: ANNA });
  const message = JSON.stringify({ app: { sdkAppId: "1400000000", name: "" }, title: `“${ANNA}” came online` });
  await db().$transaction([
    db().$executeRaw`
      INSERT INTO event_fault SELECT app_id, user_id, event_time, identity, 'failed for ' || user_id FROM event`,
    db().$executeRaw`
      INSERT INTO event_verdict SELECT app_id, user_id, event_time, identity, 'quarantined', 'failed for ' || user_id
      FROM event WHERE action = 'Logout' ON CONFLICT DO NOTHING`,
    db().$executeRaw`INSERT INTO checkpoint SELECT app_id, user_id, last_event_at, state FROM presence`,
    db().$executeRaw`
      INSERT INTO kick SELECT app_id, user_id, event_time, identity, 0, 'ios', 'web', 'Web' FROM event
      WHERE action = 'Login' ON CONFLICT DO NOTHING`,
    db().$executeRaw`
      INSERT INTO rejected (app_id, received_at, cause, error, method, path, query, body, body_bytes)
      VALUES (0, now(), 'app', ${`no ${ANNA}`}, 'POST', ${`/x/${encodeURIComponent(ANNA)}`}, ${`u=${ANNA}`}, '', 0)`,
    db().$executeRaw`
      INSERT INTO tencent_alert (app_id, received_at, command, query, body, body_bytes)
      VALUES (${appId}, now(), 'x', ${`u=${encodeURIComponent(ANNA)}`}, ${`"${ANNA}"`}, 0)`,
    db().$executeRaw`
      INSERT INTO alert (id, app_id, rule, subject, since, facts)
      VALUES (gen_random_uuid(), ${appId}, 'watched_user', ${ANNA}, now(), ${named}::jsonb)`,
    db().$executeRaw`
      INSERT INTO alert_delivery (id, channel_id, kind, next_attempt_at, last_error, message)
      VALUES (gen_random_uuid(), 1, 'opened', now(), ${`failed for ${ANNA}`}, ${message}::jsonb)`,
    db().$executeRaw`
      INSERT INTO alert_watch (app_id, user_id, expires_at, created_by, online)
      VALUES (${appId}, ${ANNA}, now(), 'Ada', true)`,
    db().$executeRaw`
      INSERT INTO marker (app_id, id, at, text, source, created_by, created_at)
      VALUES (${appId}, 'a', now(), ${`kicked ${ANNA}.`}, ${ANNA}, 'p1', now())`,
  ]);
  const look = { at: START, actor: { kind: "person", id: "p1", name: "Ada" }, address: null, appId } as const;
  await writeEntries([
    { ...look, kind: "look", userId: ANNA, endpoint: "GET user", detail: {} },
    { ...look, kind: "search", userId: null, endpoint: "GET users/search", detail: { q: ANNA } },
    { ...look, kind: "look", userId: "bob", endpoint: "GET user", detail: {} },
  ]);
}
