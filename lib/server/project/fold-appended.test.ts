import { afterEach, beforeEach, expect, it } from "vitest";
import { identityOf } from "@/lib/presence/identity";
import { MINUTE } from "@/lib/time/units";
import { db } from "../db/client";
import { append } from "../receive/append";
import type { NewEvent } from "../receive/judge";
import { storeJournaled } from "../receive/store-journaled";
import { makeApp } from "../testing/callback";
import { asOwner } from "../testing/owner";
import { drain } from "./drain";

const T0 = Date.UTC(2026, 0, 15, 12);
const FAULTY = "6.6.6.6";
let appId: number;
let number: number;

beforeEach(async () => {
  appId = (await makeApp()).id;
  number = 0;
});
afterEach(
  () => db().$executeRaw`
  TRUNCATE app, event, touched, stale_minute, ingest_minute, journal_mark, presence, account, connection, online_span,
    event_verdict, event_fault, event_late, checkpoint`,
);

/** A Login of a user so many minutes after T0. */
function login(userId: string, minutes: number, clientIp = "1.1.1.1"): NewEvent {
  const fields = {
    action: "Login",
    reason: "Register",
    rawPlatform: "Android",
    clientIp,
    customStatus: null,
    kicked: [],
  };
  const time = T0 + minutes * MINUTE;
  return {
    ...fields,
    userId,
    identity: identityOf(fields),
    time,
    eventTime: time,
    timeSource: "EventTime",
    claimedMs: null,
    receivedAt: T0 + 60 * MINUTE,
    platform: "android",
    rawQuery: "",
    rawBody: "{}",
  };
}

const store = (...events: NewEvent[]) =>
  storeJournaled(
    events.map((event) => ({ appId, event, skewMs: null })),
    "writer",
    { journal: "one", after: number, number: ++number },
  );
const online = async () => (await db().presence.findMany({ orderBy: { userId: "asc" } })).map((p) => p.userId);
const queued = async () => (await db().touched.findMany({ orderBy: { userId: "asc" } })).map((t) => t.userId);
const drainAll = async () => {
  while ((await drain()).users > 0);
};

it("shows presence as soon as the event is stored", async () => {
  await store(login("ann", 1), login("bob", 2));
  expect(await online()).toEqual(["ann", "bob"]);
  expect(await queued()).toEqual([]);
});

it("leaves a late event to the projector, which writes and notes only what differs", async () => {
  await store(login("ann", 1), login("ann", 10, "2.2.2.2"), login("ann", 20));
  await db().staleMinute.deleteMany();
  const late = { ...login("ann", 15, "3.3.3.3"), receivedAt: T0 + 61 * MINUTE };
  await store(late, login("bob", 30));
  expect(await online()).toEqual(["ann", "bob"]);
  expect(await queued()).toEqual(["ann"]);
  await db().staleMinute.deleteMany();
  await drainAll();
  const connections = await db().connection.findMany({ where: { userId: "ann" }, orderBy: { at: "asc" } });
  expect(connections.map(({ clientIp, endedAt }) => [clientIp, endedAt && (endedAt.getTime() - T0) / MINUTE])).toEqual([
    ["1.1.1.1", 10],
    ["2.2.2.2", 15],
    ["3.3.3.3", 20],
    ["1.1.1.1", null],
  ]);
  const stale = await db().staleMinute.findMany({ where: { receipt: false }, distinct: ["minute"] });
  // The connection that began at 10 ended at 20 before. The one that began at 1 is the same as before.
  expect(stale.map(({ minute }) => (minute.getTime() - T0) / MINUTE).sort((a, b) => a - b)).toEqual([10, 15, 20]);
});

it("takes no event as late because of one that is quarantined, but not folded yet", async () => {
  const receivedAt = T0 + 60 * MINUTE;
  await append([{ appId, event: { ...login("ann", 80), receivedAt }, skewMs: null }], "writer");
  const late = { ...login("ann", 10), receivedAt: receivedAt + 2 };
  await store(late, { ...login("ann", 11), receivedAt: receivedAt + 1 });
  const times = async () => (await db().eventLate.findMany()).map(({ eventTime }) => eventTime.getTime());
  expect(await times()).toEqual([late.time]);
  await drainAll();
  expect(await times()).toEqual([late.time]);
});

it("counts no receipt of an event in quarantine", async () => {
  const receivedAt = T0 + 70 * MINUTE;
  await store({ ...login("ann", 1), time: receivedAt, timeSource: "receivedAt", claimedMs: 0, receivedAt });
  await store(login("ann", 2));
  const [ann] = await db().presence.findMany();
  expect(ann?.lastReceivedAt).toEqual(new Date(T0 + 60 * MINUTE));
});

it("waits for no user whom another transaction holds", async () => {
  await store(login("ann", 1), login("bob", 1));
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM presence WHERE user_id = 'ann' FOR UPDATE`;
    await store(login("ann", 2), login("bob", 2), login("new", 2));
    expect(await online()).toEqual(["ann", "bob", "new"]);
    expect(await queued()).toEqual(["ann"]);
  });
  await drainAll();
  expect(await db().connection.count()).toBe(5);
  expect(await queued()).toEqual([]);
});

it("stores the events of a user whose state cannot be read, and folds all others", async () => {
  await store(login("broken", 1), login("fine", 1));
  await db().presence.updateMany({ where: { userId: "broken" }, data: { state: { events: 1 } } });
  await store(login("broken", 2), login("fine", 2));
  expect(await db().event.count()).toBe(4);
  expect(await queued()).toEqual(["broken"]);
  expect(await db().connection.count({ where: { userId: "fine" } })).toBe(2);
});

it("stores an event that cannot be projected, and quarantines it alone", async () => {
  await asOwner(`
    CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.client_ip = '${FAULTY}' THEN RAISE EXCEPTION 'no connection from there' USING ERRCODE = '22003'; END IF;
      RETURN NEW; END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON connection FOR EACH ROW EXECUTE FUNCTION refuse()`);
  try {
    await store(login("ann", 1), login("bob", 1, FAULTY));
    expect(await db().event.count()).toBe(2);
    expect(await queued()).toEqual(["ann", "bob"]);
    await drainAll();
    expect(await online()).toEqual(["ann"]);
    expect(await db().eventFault.findMany()).toMatchObject([{ userId: "bob" }]);
  } finally {
    await asOwner("DROP TRIGGER refuse ON connection");
  }
});
