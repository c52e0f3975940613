import { afterEach, beforeEach, expect, it } from "vitest";
import { identityOf } from "@/lib/presence/identity";
import { normalizePlatform } from "@/lib/protocol/platform";
import { db } from "../db/client";
import { append } from "../receive/append";
import type { NewEvent } from "../receive/judge";
import { makeApp } from "../testing/callback";
import { asOwner } from "../testing/owner";
import { drain } from "./drain";

// A trigger makes a write fail: it raises an error for connections from one address.

const T0 = Date.UTC(2026, 0, 15, 12);
const FAULTY = "6.6.6.6";
let appId: number;

beforeEach(async () => {
  appId = (await makeApp()).id;
  await raise("22003");
  await asOwner("CREATE TRIGGER refuse BEFORE INSERT ON connection FOR EACH ROW EXECUTE FUNCTION refuse()");
});
afterEach(async () => {
  await asOwner("DROP TRIGGER IF EXISTS refuse ON connection");
  await db().$executeRaw`
    TRUNCATE app, event, touched, stale_minute, presence, account, connection, online_span, event_verdict, event_fault,
      event_late, checkpoint`;
});

/** The error that the trigger raises from now on. */
const raise = (sqlState: string) =>
  asOwner(`
    CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.client_ip = '${FAULTY}' THEN
        RAISE EXCEPTION 'no connection from %', NEW.client_ip USING ERRCODE = '${sqlState}'; END IF;
      RETURN NEW; END $$`);

function login(userId: string, seconds: number, fields: Partial<NewEvent> = {}): NewEvent {
  const parts = {
    action: "Login",
    reason: "Register",
    rawPlatform: "Android",
    clientIp: "1.1.1.1",
    customStatus: null,
    kicked: [],
    ...fields,
  };
  const time = T0 + seconds * 1_000;
  return {
    ...parts,
    userId,
    identity: identityOf(parts),
    time,
    eventTime: time,
    timeSource: "EventTime",
    claimedMs: null,
    receivedAt: time + 5,
    platform: normalizePlatform(parts.rawPlatform),
    rawQuery: "",
    rawBody: "{}",
  };
}
const store = (events: readonly NewEvent[]) =>
  append(
    events.map((event) => ({ appId, event, skewMs: null })),
    "writer",
  );
const online = async () =>
  (await db().presence.findMany({ where: { online: true }, orderBy: { userId: "asc" } })).map((p) => p.userId);
const quarantined = async () =>
  (await db().eventVerdict.findMany({ where: { verdict: "quarantined" }, orderBy: { eventTime: "asc" } })).map(
    ({ userId, eventTime, reason }) => [userId, (eventTime.getTime() - T0) / 1_000, reason],
  );
const drainAll = async () => {
  while ((await drain()).more);
};

it("quarantines the one event that cannot be written, and folds everything else", async () => {
  const users = Array.from({ length: 9 }, (_, i) => `user-${i}`);
  await store([
    ...users.map((user) => login(user, 0)),
    ...Array.from({ length: 20 }, (_, i) => login("unlucky", i, i === 13 ? { clientIp: FAULTY } : {})),
  ]);
  await drainAll();
  expect(await online()).toEqual(["unlucky", ...users]);
  expect(await quarantined()).toEqual([["unlucky", 13, `no connection from ${FAULTY}`]]);
  expect(await db().connection.count({ where: { userId: "unlucky" } })).toBe(19);
  expect(await db().touched.count()).toBe(0);

  // What comes later is folded, also if it changes the history before the faulty event.
  await store([login("unlucky", 30, { action: "Logout", reason: "Unregister" }), login("unlucky", 5.5)]);
  await drainAll();
  expect(await online()).toEqual(users);
  expect(await db().connection.count({ where: { userId: "unlucky" } })).toBe(20);
  expect(await quarantined()).toHaveLength(1);
});

it("finds several faulty events, also in one millisecond with sound ones", async () => {
  await raise("54000");
  await store([
    login("a", 1),
    login("a", 1, { rawPlatform: "Web", clientIp: FAULTY }),
    login("a", 1, { rawPlatform: "IOS" }),
    login("a", 2, { rawPlatform: "Mac", clientIp: FAULTY }),
    login("b", 1, { clientIp: FAULTY }),
    login("c", 1),
  ]);
  await drainAll();
  expect(await online()).toEqual(["a", "c"]);
  expect((await quarantined()).map(([user, seconds]) => [user, seconds])).toEqual(
    expect.arrayContaining([
      ["a", 1],
      ["b", 1],
      ["a", 2],
    ]),
  );
  expect(await quarantined()).toHaveLength(3);
  const open = await db().connection.findMany({ where: { userId: "a", endedAt: null } });
  expect(open.map((c) => c.platform).sort()).toEqual(["android", "ios"]);
});

it.each(["57014", "53100", "08006", "40001", "XX000"])("quarantines nothing for the error %s", async (state) => {
  await raise(state);
  await store([login("a", 1, { clientIp: FAULTY }), login("b", 1)]);
  await expect(drain()).rejects.toThrow();
  expect(await quarantined()).toEqual([]);
  expect(await db().eventFault.count()).toBe(0);
  expect(await db().touched.count()).toBe(2);
});

it("takes a user off the queue whose state cannot be read, and keeps the event in quarantine", async () => {
  await store([login("broken", 1), login("fine", 1)]);
  await db().presence.create({
    data: {
      appId,
      userId: "broken",
      online: true,
      platforms: [],
      firstSeenAt: new Date(T0),
      lastEventAt: new Date(T0),
      lastReceivedAt: new Date(T0),
      state: { events: 1 },
    },
  });
  await drainAll();
  expect(await online()).toContain("fine");
  expect((await quarantined()).map(([user]) => user)).toEqual(["broken"]);
  expect(await db().touched.count()).toBe(0);
});
