import { beforeEach, describe, expect, it, vi } from "vitest";
import type { EndpointKey } from "@/lib/contracts/endpoints";
import { ALL_APPS } from "@/lib/contracts/roles";
import type { NewTokenAnswer } from "@/lib/contracts/tokens";
import { createToken, ensureToken } from "@/lib/server/auth/api-tokens";
import { giveRoles } from "@/lib/server/auth/grants";
import { changePerson } from "@/lib/server/auth/people";
import { clearSessionCache } from "@/lib/server/auth/session-cache";
import { db } from "@/lib/server/db/client";
import { clearData } from "@/lib/server/testing/clear-data";
import { makeApp } from "@/lib/server/testing/callback";
import { makePerson, openSession } from "@/lib/server/testing/person";
import { call, checkedAnswer, problemOf, type LooseQuery } from "../testing/client";

const DAY = 86_400_000;
const APP = "1400000001";
const OTHER_APP = "1400000002";
let admin: HeadersInit;

beforeEach(async () => {
  await clearData();
  await db().$executeRaw`TRUNCATE auth_user, api_token CASCADE`;
  clearSessionCache();
  await makeApp({ sdkAppId: APP });
  await makeApp({ sdkAppId: OTHER_APP });
  await makePerson("admin@example.com", { roles: ["administrator"] });
  admin = { cookie: await openSession("admin@example.com") };
});

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const statusFor = async (secret: string, key: EndpointKey = "GET users", query: LooseQuery = { app: APP }) =>
  (await call(key, query, { headers: bearer(secret) })).status;

async function made(headers: HeadersInit, key: EndpointKey, body: object, query = {}): Promise<NewTokenAnswer> {
  const response = await call(key, query, { headers, body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return checkedAnswer(key as "POST tokens", await response.json());
}

const listed = async () =>
  checkedAnswer("GET tokens", await (await call("GET tokens", {}, { headers: admin })).json()).tokens;

/** As if the token had been made, and rotated, so many days ago. */
async function age(id: string, days: number): Promise<void> {
  const { createdAt, expiresAt, rotatedAt, oldUntil } = await db().apiToken.findUniqueOrThrow({ where: { id } });
  const earlier = (at: Date | null) => at && new Date(at.getTime() - days * DAY);
  const data = { expiresAt: earlier(expiresAt), rotatedAt: earlier(rotatedAt), oldUntil: earlier(oldUntil) };
  await db().apiToken.update({
    where: { id },
    data: { ...data, createdAt: new Date(createdAt.getTime() - days * DAY) },
  });
  clearSessionCache();
}

describe("a token of a service", () => {
  it("expires, says so, and is listed with a warning before", async () => {
    const { id, token, state, expiresAt } = await made(admin, "POST tokens", { name: "ci", days: 30 });
    expect({ state, days: (Date.parse(expiresAt ?? "") - Date.now()) / DAY }).toEqual({
      state: "active",
      days: expect.closeTo(30, 3) as number,
    });
    expect(token.length).toBeGreaterThanOrEqual(32);
    await age(id, 24);
    expect((await listed())[0]?.state).toBe("expiring");
    expect(await statusFor(token)).toBe(200);
    await age(id, 7);
    expect((await listed())[0]?.state).toBe("expired");
    expect(await problemOf(call("GET users", { app: APP }, { headers: bearer(token) }))).toMatchObject({
      status: 401,
      code: "token_ended",
      detail: expect.stringMatching(/^The API token “ci” expired at 20/) as string,
    });
  });

  it("works with the old secret for as long as the rotation says, and lasts as long again", async () => {
    const first = await made(admin, "POST tokens", { name: "ci", days: 30 });
    await age(first.id, 10);
    const second = await made(admin, "POST tokens/rotation", { graceHours: 24 }, { id: first.id });
    expect(second).toMatchObject({ id: first.id, name: "ci", oldUntil: expect.any(String) as string });
    expect((Date.parse(second.expiresAt ?? "") - Date.now()) / DAY).toBeCloseTo(30, 3);
    expect(await Promise.all([statusFor(first.token), statusFor(second.token)])).toEqual([200, 200]);
    await age(first.id, 1.1);
    expect(await problemOf(call("GET users", { app: APP }, { headers: bearer(first.token) }))).toMatchObject({
      code: "token_ended",
      detail: "The API token “ci” has another secret since it was rotated; use the new one",
    });
    expect(await statusFor(second.token)).toBe(200);
    const third = await made(admin, "POST tokens/rotation", { graceHours: 0 }, { id: first.id });
    expect(await Promise.all([first, second, third].map(({ token }) => statusFor(token)))).toEqual([401, 401, 200]);
  });

  it("that has expired works again after a rotation, but not with its old secret", async () => {
    const first = await made(admin, "POST tokens", { name: "ci", days: 1 });
    await age(first.id, 2);
    const second = await made(admin, "POST tokens/rotation", { graceHours: 24 }, { id: first.id });
    expect(await Promise.all([statusFor(first.token), statusFor(second.token)])).toEqual([401, 200]);
  });

  it("is listed with its last use and address", async () => {
    const { token } = await made(admin, "POST tokens", { name: "ci" });
    const headers = { ...bearer(token), "x-forwarded-for": "198.51.100.7" };
    expect((await call("GET users", { app: APP }, { headers })).status).toBe(200);
    await vi.waitFor(async () =>
      expect((await listed())[0]).toMatchObject({
        lastUsedAt: expect.any(String) as string,
        lastAddress: "198.51.100.7",
      }),
    );
  });

  it("with a role that this version does not know is refused in words, and listed", async () => {
    const { id, token } = await createToken({ name: "later" });
    await db().apiToken.update({ where: { id }, data: { role: "auditor" } });
    expect((await listed())[0]).toMatchObject({ name: "later", role: null });
    expect(await problemOf(call("GET users", { app: APP }, { headers: bearer(token) }))).toMatchObject({
      status: 403,
      detail: "The API token “later” has the role “auditor”, which is not known here",
    });
  });

  it("of the environment does not come back with a secret that was rotated", async () => {
    const secret = "secret-of-the-environment-with-32-characters";
    await ensureToken("ROLLCALL_API_TOKEN", secret);
    const [token] = await listed();
    await made(admin, "POST tokens/rotation", { graceHours: 0 }, { id: token?.id });
    await ensureToken("ROLLCALL_API_TOKEN", secret);
    expect([(await listed()).length, await statusFor(secret)]).toEqual([1, 401]);
  });
});

describe("a token of a person", () => {
  async function person(email: string, role: "operator" | "support") {
    const id = await makePerson(email, { roles: [role] });
    return { id, headers: { cookie: await openSession(email) } };
  }

  it("does at each moment no more than its owner may", async () => {
    const { id, headers } = await person("ada@example.com", "operator");
    const { token } = await made(headers, "POST account/tokens", { name: "mine", role: "operator" });
    expect(await statusFor(token)).toBe(200);
    await changePerson(id, { roles: [{ role: "support", apps: [APP] }] }, new Date());
    expect(await statusFor(token)).toBe(403);
    expect(await statusFor(token, "GET users/search", { app: APP, q: "alice" })).toBe(200);
    expect(await statusFor(token, "GET users/search", { app: OTHER_APP, q: "alice" })).toBe(404);
    await db().roleGrant.deleteMany({ where: { userId: id } });
    await giveRoles(db(), id, ALL_APPS, ["viewer"]);
    clearSessionCache();
    expect(await statusFor(token, "GET users/search", { app: APP, q: "alice" })).toBe(403);
  });

  it("ends with its owner, and does not come back with them", async () => {
    const { id, headers } = await person("ada@example.com", "operator");
    const { token } = await made(headers, "POST account/tokens", { name: "mine" });
    await changePerson(id, { active: false }, new Date());
    expect(await statusFor(token)).toBe(401);
    await changePerson(id, { active: true }, new Date());
    expect(await statusFor(token)).toBe(401);
  });

  it("must expire, and is only for apps of its owner", async () => {
    const { id, headers } = await person("ada@example.com", "operator");
    const own = await made(headers, "POST account/tokens", { name: "mine" });
    expect((Date.parse(own.expiresAt ?? "") - Date.now()) / DAY).toBeCloseTo(90, 3);
    const bad = (body: object) =>
      call("POST account/tokens", {}, { headers, body: JSON.stringify({ name: "x", ...body }) });
    expect((await bad({ days: null })).status).toBe(400);
    expect((await bad({ days: 367 })).status).toBe(400);
    await changePerson(id, { roles: [{ role: "operator", apps: [APP] }] }, new Date());
    expect((await bad({ apps: [OTHER_APP] })).status).toBe(404);
  });

  it("is seen and ended by its owner and administrators, and rotated by its owner only", async () => {
    const ada = await person("ada@example.com", "operator");
    const bob = await person("bob@example.com", "operator");
    const { id, token } = await made(ada.headers, "POST account/tokens", { name: "mine" });
    const ownOf = async ({ headers }: typeof ada) => {
      const answer: unknown = await (await call("GET account/tokens", {}, { headers })).json();
      return checkedAnswer("GET account/tokens", answer).tokens.map(({ name }) => name);
    };
    expect([await ownOf(ada), await ownOf(bob)]).toEqual([["mine"], []]);
    expect((await listed())[0]).toMatchObject({ name: "mine", owner: "ada@example.com" });
    const asBob = { headers: bob.headers, body: "{}" };
    expect((await call("POST account/tokens/rotation", { id }, asBob)).status).toBe(404);
    expect((await call("DELETE account/tokens", { id }, { headers: bob.headers })).status).toBe(404);
    expect((await call("POST tokens/rotation", { id }, { headers: admin, body: "{}" })).status).toBe(404);
    const rotated = await made(ada.headers, "POST account/tokens/rotation", { graceHours: 0 }, { id });
    expect(await Promise.all([statusFor(token), statusFor(rotated.token)])).toEqual([401, 200]);
    expect((await call("DELETE tokens", { id }, { headers: admin })).status).toBe(200);
    expect(await statusFor(rotated.token)).toBe(401);
  });

  it("makes no further token", async () => {
    const { headers } = await person("ada@example.com", "operator");
    const { token } = await made(headers, "POST account/tokens", { name: "mine" });
    const init = { headers: bearer(token), body: JSON.stringify({ name: "more" }) };
    for (const key of ["POST account/tokens", "POST tokens"] as const)
      expect((await call(key, {}, init)).status).toBe(403);
  });
});
