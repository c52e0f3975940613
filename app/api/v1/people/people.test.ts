import { beforeEach, describe, expect, it } from "vitest";
import type { EndpointKey } from "@/lib/contracts/endpoints";
import { invitationAnswer, peopleAnswer, type RoleIn } from "@/lib/contracts/people";
import { lookUpInvitation } from "@/lib/server/auth/invitations";
import { changePerson } from "@/lib/server/auth/people";
import { clearSessionCache } from "@/lib/server/auth/session-cache";
import { db } from "@/lib/server/db/client";
import { makeApp } from "@/lib/server/testing/callback";
import { makePerson, openSession, PASSWORD } from "@/lib/server/testing/person";
import { DAY } from "@/lib/time/units";
import { call, problemOf, type LooseQuery } from "../testing/client";

const BOSS = "boss@example.com";
const NEW = "new@example.com";
const EVERYWHERE: RoleIn[] = [{ role: "administrator", apps: null }];
let boss: string;
let cookie: string;

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE app, auth_user, sign_in_limit, invitation CASCADE`;
  clearSessionCache();
  await makeApp();
  boss = await makePerson(BOSS, { name: "Boss", roles: ["administrator"] });
  cookie = await openSession(BOSS);
});

const as = (who: string, key: EndpointKey, query: LooseQuery = {}, body?: unknown) =>
  call(key, query, { headers: { cookie: who }, ...(body !== undefined && { body: JSON.stringify(body) }) });
const people = async () => peopleAnswer.parse(await (await as(cookie, "GET people")).json()).people;
const person = async (email: string) => (await people()).find((one) => one.email === email);
const invite = async (email = NEW, roles: RoleIn[] = [{ role: "viewer", apps: ["1400000000"] }]) =>
  invitationAnswer.parse(await (await as(cookie, "POST people", {}, { email, roles })).json());
const accept = (token: string, password = PASSWORD) =>
  call("POST invitation", {}, { body: JSON.stringify({ token, name: "Nia New", password }) });
const change = (id: string, body: unknown, who = cookie) => as(who, "PATCH people", { id }, body);
const stateOf = async (token: string, at = new Date()) => (await lookUpInvitation(token, at)).state;

describe("an invitation", () => {
  it("makes a person who signs in with the roles that it gave, and works once", async () => {
    const { token } = await invite("New@Example.com");
    expect(await person(NEW)).toMatchObject({
      state: "invited",
      roles: [{ role: "viewer", apps: ["1400000000"] }],
      lastSignInAt: null,
    });
    await expect(openSession(NEW)).rejects.toThrow();
    const answers = await Promise.all([accept(token), accept(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(await person(NEW)).toMatchObject({ name: "Nia New", state: "active", invitedUntil: null });
    const own = await openSession(NEW);
    expect((await as(own, "GET stats/online", { app: "1400000000", range: "1h" })).status).not.toBe(403);
    expect((await as(own, "GET people")).status).toBe(403);
    expect(await stateOf(token)).toBe("used");
  });

  it("is stored as a hash only, and ends after 7 days", async () => {
    const { token } = await invite();
    expect(JSON.stringify(await db().invitation.findMany())).not.toContain(token);
    expect(await stateOf(token, new Date(Date.now() + 7 * DAY - 1_000))).toBe("open");
    expect(await stateOf(token, new Date(Date.now() + 7 * DAY))).toBe("expired");
    await db().invitation.updateMany({ data: { expiresAt: new Date() } });
    expect(await problemOf(accept(token))).toMatchObject({ status: 410, code: "gone" });
  });

  it("is withdrawn by the next one, and with the person", async () => {
    const { token: first } = await invite();
    const id = (await person(NEW))?.id ?? "";
    const { token: second } = invitationAnswer.parse(await (await as(cookie, "POST people/invitation", { id })).json());
    expect([await stateOf(first), await stateOf(second), await stateOf("guess")]).toEqual([
      "withdrawn",
      "open",
      "unknown",
    ]);
    expect((await as(cookie, "DELETE people", { id })).status).toBe(200);
    expect([await stateOf(second), await person(NEW)]).toEqual(["withdrawn", undefined]);
    expect((await accept(second)).status).toBe(410);
    expect((await as(cookie, "DELETE people", { id: boss })).status).toBe(409);
    expect((await as(cookie, "POST people/invitation", { id: boss })).status).toBe(409);
  });

  it("refuses a weak password and stays open; an address has one account", async () => {
    const { token } = await invite();
    expect(await problemOf(accept(token, "new@example.com"))).toMatchObject({ code: "weak_password" });
    expect(await stateOf(token)).toBe("open");
    expect((await as(cookie, "POST people", {}, { email: "BOSS@example.com", roles: EVERYWHERE })).status).toBe(409);
    const body = { email: "x@example.com", roles: [{ role: "viewer", apps: ["7"] }] };
    expect((await as(cookie, "POST people", {}, body)).status).toBe(404);
    expect((await as(cookie, "POST people", {}, { email: "x@example.com", roles: [] })).status).toBe(400);
  });
});

describe("a person", () => {
  it("gets other roles, in all apps or in some, and they hold at once", async () => {
    const id = await makePerson(NEW);
    const own = await openSession(NEW);
    const reads = async () => (await as(own, "GET users", { app: "1400000000" })).status;
    expect(await reads()).toBe(403);
    expect((await change(id, { roles: [{ role: "operator", apps: ["1400000000"] }] })).status).toBe(200);
    expect(await reads()).toBe(200);
    expect((await person(NEW))?.roles).toEqual([{ role: "operator", apps: ["1400000000"] }]);
    expect((await change(id, { roles: EVERYWHERE }, own)).status).toBe(403);
    expect((await change("nobody", { active: false })).status).toBe(404);
  });

  it("who is deactivated has no session and cannot sign in, until activated again", async () => {
    const id = await makePerson(NEW);
    const own = await openSession(NEW);
    expect((await person(NEW))?.sessions).toBe(1);
    expect((await change(id, { active: false })).status).toBe(200);
    expect((await as(own, "GET account")).status).toBe(401);
    await expect(openSession(NEW)).rejects.toThrow();
    expect(await person(NEW)).toMatchObject({ state: "deactivated", sessions: 0 });
    await change(id, { active: true });
    expect((await as(own, "GET account")).status).toBe(401);
    expect((await as(await openSession(NEW), "GET account")).status).toBe(200);
  });

  it("loses all sessions when an administrator ends them", async () => {
    const id = await makePerson(NEW);
    const [first, second] = [await openSession(NEW), await openSession(NEW)];
    expect((await as(cookie, "DELETE people/sessions", { id })).status).toBe(200);
    for (const own of [first, second]) expect((await as(own, "GET account")).status).toBe(401);
    expect((await as(cookie, "GET account")).status).toBe(200);
  });
});

describe("the last administrator", () => {
  const viewer = { roles: [{ role: "viewer", apps: null }] };
  const local = { roles: [{ role: "administrator", apps: ["1400000000"] }] };

  it("keeps the role and the account; one who is invited, deactivated or of one app does not count", async () => {
    await invite(NEW, EVERYWHERE);
    const gone = await makePerson("gone@example.com", { roles: ["administrator"] });
    await change(gone, { active: false });
    for (const body of [viewer, local, { active: false }, { roles: [] }])
      expect(await problemOf(change(boss, body))).toMatchObject({ status: 409, code: "last_administrator" });
    expect(await person(BOSS)).toMatchObject({ state: "active", roles: EVERYWHERE });
  });

  it("may go when there is another one", async () => {
    await makePerson(NEW, { roles: ["administrator"] });
    expect((await change(boss, { active: false })).status).toBe(200);
  });

  it("is left even if two take the role from each other at the same time", async () => {
    for (let round = 0; round < 5; round++) {
      const other = await makePerson(`other${round}@example.com`, { roles: ["administrator"] });
      const now = new Date();
      // Without the check of access, which may already see the first change.
      const results = await Promise.allSettled([
        changePerson(other, { roles: [{ role: "viewer", apps: null }] }, now),
        changePerson(boss, { active: false }, now),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
        code: "last_administrator",
      });
      await db().authUser.update({ where: { id: boss }, data: { deactivatedAt: null } });
      await db().roleGrant.deleteMany({ where: { userId: other } });
    }
  });
});
