import { beforeAll, describe, expect, it } from "vitest";
import { recorded } from "@/lib/server/audit/recorder";
import { db, receiverDb } from "@/lib/server/db/client";
import { eraseAsked } from "@/lib/server/erasure/erasure-loop";
import { eraseAll } from "@/lib/server/erasure/testing/erase-now";
import { appendIn } from "@/lib/server/receive/append";
import { anyEvent } from "@/lib/server/testing/arbitrary-events";
import { callback, makeApp } from "@/lib/server/testing/callback";
import { clearAudit } from "@/lib/server/testing/clear-audit";
import { clearData } from "@/lib/server/testing/clear-data";
import { makePerson, openSession } from "@/lib/server/testing/person";
import { postCallback, receiveAndStore } from "@/lib/server/testing/post-callback";
import { processAll } from "@/lib/server/testing/process-all";
import fc from "fast-check";
import { call, checkedAnswer, problemOf } from "../testing/client";

const APP = "1400000000";
const START = Date.now() - 3_600_000;
let cookie: string;
let appId: number;

beforeAll(async () => {
  await clearData();
  await clearAudit();
  await db().$executeRaw`TRUNCATE auth_user CASCADE`;
  ({ id: appId } = await makeApp({ sdkAppId: APP }));
  await makeApp({ sdkAppId: "1400000001" });
  await makePerson("admin@example.com", { roles: ["administrator", "operator"] });
  cookie = await openSession("admin@example.com");
});

const send = (user: string, Action: string, at: number, SdkAppid = APP) =>
  postCallback({
    body: {
      CallbackCommand: "State.StateChange",
      EventTime: START + at,
      Info: { Action, To_Account: user, Reason: "x" },
    },
    query: { SdkAppid },
  });

const ask = (key: Parameters<typeof call>[0], query = {}, body?: object) =>
  call(key, { app: APP, ...query }, { headers: { cookie }, ...(body && { body: JSON.stringify(body) }) });
const askToErase = (userId: string, more = {}) => ask("POST erasures", {}, { userId, confirmation: userId, ...more });

async function list(query = {}) {
  return checkedAnswer("GET erasures", await (await ask("GET erasures", query)).json()).erasures;
}

/** Stored callbacks of the user, and those that were counted as refused because the user is erased. */
async function counts(userId: string) {
  const [row] = await db().$queryRaw<{ refused: number }[]>`
    SELECT coalesce(sum((rejected->>'erased')::int), 0)::int AS refused FROM ingest_minute WHERE app_id = ${appId}`;
  return { events: await db().event.count({ where: { appId, userId } }), refused: row?.refused };
}

describe("an erasure", () => {
  it("keeps callbacks away that are new, late, repeated or refused, until it is lifted", async () => {
    for (const [i, user] of ["anna", "bob"].entries()) await send(user, "Login", i);
    await send("anna", "Login", 0, "1400000001");
    await processAll();
    expect((await askToErase("anna", { reason: "Request 7" })).status).toBe(200);
    // The tombstone holds at once, before anything is erased.
    for (const at of [0, 9_000]) expect(await send("anna", "Login", at)).toMatchObject({ ActionStatus: "OK" });
    await eraseAll();
    for (const [action, at] of [
      ["Login", 0],
      ["Logout", 20_000],
      ["Login", -50_000],
    ] as const)
      expect(await send("anna", action, at)).toMatchObject({ status: 200, ActionStatus: "OK" });
    const wrong = { CallbackCommand: "State.StateChange", Info: { Action: "", To_Account: "anna", Reason: "x" } };
    expect((await receiveAndStore(callback({ body: wrong }))).status).toBe(400);
    await processAll();

    expect(await counts("anna")).toEqual({ events: 0, refused: 5 });
    expect(await db().rejected.count()).toBe(0);
    expect(await db().duplicate.count({ where: { userId: "anna" } })).toBe(0);
    expect((await ask("GET user", { id: "anna" })).status).toBe(404);
    expect((await ask("GET user", { id: "bob" })).status).toBe(200);
    expect((await ask("GET user", { id: "anna", app: "1400000001" })).status).toBe(200);

    const [erasure] = await list({ user: "anna" });
    expect(erasure).toMatchObject({ reason: "Request 7", requestedBy: "admin@example.com", total: 1, events: 1 });
    expect(await list({ user: "bob" })).toEqual([]);
    expect((await ask("DELETE erasures", { tombstone: erasure?.tombstone })).status).toBe(200);
    await send("anna", "Login", 30_000);
    expect(await counts("anna")).toEqual({ events: 1, refused: 5 });
    expect((await ask("DELETE erasures", { tombstone: erasure?.tombstone })).status).toBe(404);
  });

  it("shows somebody whom nobody can look at, and ends what was open", async () => {
    await send("eve", "Login", 1_000);
    await askToErase("eve");
    await eraseAll();
    const users = checkedAnswer("GET users", await (await ask("GET users")).json()).users;
    const erased = users.filter(({ userId }) => userId.startsWith("[erased "));
    expect(erased.map(({ online }) => online)).toEqual([false, false]);
    const [pseudonym = ""] = erased.map(({ userId }) => userId);
    for (const key of ["GET user", "GET user/timeline", "GET events", "GET connections", "GET statuses"] as const)
      expect(await problemOf(ask(key, { id: pseudonym, user: pseudonym }))).toMatchObject({ status: 400 });
    const found = checkedAnswer("GET users/search", await (await ask("GET users/search", { q: "[erased" })).json());
    expect(found.users).toEqual([]);
    expect(await send(pseudonym, "Login", 40_000)).toMatchObject({ status: 400 });
  });

  it("is asked for with the UserID twice, by an administrator, of somebody who is known", async () => {
    const refused = async (userId: string, more: object) => (await problemOf(askToErase(userId, more))).status;
    expect(await refused("bob", { confirmation: "Bob" })).toBe(400);
    expect(await refused("bob", { reason: "because bob asked" })).toBe(400);
    expect(await refused("nobody", {})).toBe(404);
    await makePerson("operator@example.com", { roles: ["operator"] });
    const operator = await openSession("operator@example.com");
    const init = { headers: { cookie: operator }, body: JSON.stringify({ userId: "bob", confirmation: "bob" }) };
    expect((await call("POST erasures", { app: APP }, init)).status).toBe(403);
    expect((await call("GET erasures", { app: APP }, { headers: init.headers })).status).toBe(403);
    expect((await askToErase("bob")).status).toBe(200);
    expect(await refused("bob", {})).toBe(409);
    const [going] = await list({ user: "bob" });
    expect(await problemOf(ask("DELETE erasures", { tombstone: going?.tombstone }))).toMatchObject({ status: 409 });
    await eraseAll();
  });

  it("has an entry in the audit that does not name the user, nor do looks at the user afterwards", async () => {
    await ask("GET events", { user: "bob" });
    await recorded();
    const text = JSON.stringify(await db().auditContent.findMany({ select: { userId: true, detail: true } }));
    expect(text).not.toContain("bob");
    const [erasure] = await list({ user: "bob" });
    const entries = checkedAnswer("GET audit", await (await ask("GET audit", { kind: "change" })).json()).entries;
    expect(entries.find(({ endpoint }) => endpoint === "POST erasures")).toMatchObject({
      userId: null,
      detail: [{ name: "tombstone", value: erasure?.tombstone }],
    });
  });
});

describe("a writer of another instance", () => {
  const eventOf = (userId: string) => ({ ...fc.sample(anyEvent, { seed: 1, numRuns: 1 })[0], userId });
  const item = (userId: string) => ({ appId, event: eventOf(userId) as never, skewMs: null });

  it("stores nothing after the erasure is asked for, though its transaction began before", async () => {
    await send("finn", "Login", 0);
    const stored = await receiverDb().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM app`;
      await askToErase("finn");
      return appendIn(tx, [item("finn")], "another");
    });
    expect(stored).toEqual([]);
    await eraseAll();
    expect(await counts("finn")).toMatchObject({ events: 0 });
  });

  it("is waited for if it stores at this moment", async () => {
    await send("gina", "Login", 0);
    await receiverDb().$transaction(async (tx) => {
      expect(await appendIn(tx, [item("gina")], "another")).toHaveLength(1);
      await askToErase("gina");
      await eraseAsked();
      expect(await db().erasedUser.count({ where: { doneAt: null } })).toBe(1);
    });
    await eraseAll();
    expect(await counts("gina")).toMatchObject({ events: 0 });
  });

  it("is waited for if the first erasure of an app is asked for after it has looked for tombstones", async () => {
    const { id } = await makeApp({ sdkAppId: "1400000002" });
    await send("hugo", "Login", 0, "1400000002");
    const hugo = { ...item("hugo"), appId: id };
    await receiverDb().$transaction(async (tx) => {
      const $queryRaw = async (sql: TemplateStringsArray, ...values: unknown[]) => {
        if (sql.join("").includes("INSERT INTO event AS")) {
          await ask("POST erasures", { app: "1400000002" }, { userId: "hugo", confirmation: "hugo" });
          await eraseAsked();
        }
        return tx.$queryRaw(sql, ...values);
      };
      const slow = Object.create(tx, { $queryRaw: { value: $queryRaw } }) as typeof tx;
      expect(await appendIn(slow, [hugo], "another")).toHaveLength(1);
      expect(await db().erasedUser.count({ where: { appId: id, doneAt: null } })).toBe(1);
    });
    await eraseAll();
    expect(await db().event.count({ where: { appId: id, userId: "hugo" } })).toBe(0);
  });
});
