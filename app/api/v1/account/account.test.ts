import { beforeEach, describe, expect, it } from "vitest";
import { account } from "@/lib/contracts/account";
import type { EndpointKey } from "@/lib/contracts/endpoints";
import { pruneAuth } from "@/lib/server/auth/prune";
import { lookUpInvitation } from "@/lib/server/auth/invitations";
import { invitePerson } from "@/lib/server/auth/people";
import { resetPassword } from "@/lib/server/auth/reset-password";
import { clearSessionCache } from "@/lib/server/auth/session-cache";
import { db } from "@/lib/server/db/client";
import { makePerson, openSession, PASSWORD } from "@/lib/server/testing/person";
import { HOUR, MINUTE } from "@/lib/time/units";
import { call, problemOf, type LooseQuery } from "../testing/client";

const EMAIL = "ada.lovelace@example.com";
const NEXT = "seven loud pelicans";
let id: string;

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE auth_user CASCADE`;
  clearSessionCache();
  id = await makePerson(EMAIL, { name: "Ada Lovelace" });
});

const as = (cookie: string, key: EndpointKey, query: LooseQuery = {}, body?: unknown) =>
  call(key, query, { headers: { cookie }, ...(body !== undefined && { body: JSON.stringify(body) }) });
const read = async (cookie: string) => account.parse(await (await as(cookie, "GET account")).json());
const isOpen = async (cookie: string) => (await as(cookie, "GET account")).status === 200;
const shift = (ms: { createdAt?: number; lastActiveAt?: number }) =>
  db().authSession.updateMany({
    data: Object.fromEntries(Object.entries(ms).map(([name, by]) => [name, new Date(Date.now() - by)])),
  });

describe("the own account", () => {
  it("has name, e-mail, language and the sessions, this one marked", async () => {
    const first = await openSession(EMAIL, PASSWORD, { "user-agent": "curl/8", "x-forwarded-for": "203.0.113.7" });
    const second = await openSession(EMAIL, PASSWORD, { "x-forwarded-for": "203.0.113.8" });
    const seen = await read(first);
    expect(seen).toMatchObject({ name: "Ada Lovelace", email: EMAIL, locale: null });
    expect(seen.sessions.map(({ current, userAgent, address }) => [current, userAgent, address]).sort()).toEqual([
      [false, "", "203.0.113.8"],
      [true, "curl/8", "203.0.113.7"],
    ]);
    expect(JSON.stringify(seen)).not.toContain(decodeURIComponent(second).split(/[=.]/)[2]);
  });

  it("changes name and language, each alone", async () => {
    const cookie = await openSession(EMAIL);
    expect((await as(cookie, "PATCH account", {}, { locale: "zh-CN" })).status).toBe(200);
    expect((await as(cookie, "PATCH account", {}, { name: "  Ada K. " })).status).toBe(200);
    expect(await read(cookie)).toMatchObject({ name: "Ada K.", locale: "zh-CN" });
    expect((await as(cookie, "PATCH account", {}, { locale: "fr" })).status).toBe(400);
  });

  it("ends one other session, or all others, and no session of another person", async () => {
    await makePerson("bob@example.com");
    const bob = await openSession("bob@example.com");
    const [own, second, third] = [await openSession(EMAIL), await openSession(EMAIL), await openSession(EMAIL)];
    const idOf = async (cookie: string) => (await read(cookie)).sessions.find(({ current }) => current)?.id;
    expect((await as(own, "DELETE account/sessions", { id: await idOf(second) })).status).toBe(200);
    expect([await isOpen(own), await isOpen(second), await isOpen(third)]).toEqual([true, false, true]);
    expect((await as(own, "DELETE account/sessions", { id: await idOf(bob) })).status).toBe(404);
    await as(own, "DELETE account/sessions");
    expect([await isOpen(own), await isOpen(third), await isOpen(bob)]).toEqual([true, false, true]);
  });
});

describe("the own password", () => {
  const change = (cookie: string, current: string, password: string) =>
    as(cookie, "PUT account/password", {}, { currentPassword: current, password });

  it("is changed by who knows it, and every other session ends", async () => {
    const [own, other] = [await openSession(EMAIL), await openSession(EMAIL)];
    expect((await change(own, PASSWORD, NEXT)).status).toBe(200);
    expect([await isOpen(own), await isOpen(other)]).toEqual([true, false]);
    await expect(openSession(EMAIL, PASSWORD)).rejects.toThrow();
    expect(await isOpen(await openSession(EMAIL, NEXT))).toBe(true);
  });

  it("stays if the current one is wrong, or the new one is weak", async () => {
    const own = await openSession(EMAIL);
    expect(await problemOf(change(own, "not this one", NEXT))).toMatchObject({ status: 403, code: "wrong_password" });
    for (const weak of ["short", "password1234", "ada.lovelace.24"])
      expect(await problemOf(change(own, PASSWORD, weak))).toMatchObject({ status: 400, code: "weak_password" });
    expect(await isOpen(await openSession(EMAIL))).toBe(true);
  });

  it("is reset for who is locked out: a new one, and no session goes on", async () => {
    const own = await openSession(EMAIL);
    const password = await resetPassword(EMAIL.toUpperCase());
    expect(password).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/);
    expect(await isOpen(own)).toBe(false);
    expect(await isOpen(await openSession(EMAIL, password ?? ""))).toBe(true);
    expect(await resetPassword("eve@example.com")).toBeNull();
  });

  it("of an invited person is reset together with the link, which works no more", async () => {
    const { token } = await invitePerson(
      { email: "new@example.com", roles: [{ role: "viewer", apps: null }] },
      new Date(),
    );
    expect(await resetPassword("new@example.com")).not.toBeNull();
    expect((await lookUpInvitation(token, new Date())).state).toBe("withdrawn");
  });
});

describe("a session", () => {
  it("ends after 12 hours, and after 30 minutes in which its person did nothing", async () => {
    const cookie = await openSession(EMAIL);
    await shift({ createdAt: 12 * HOUR - MINUTE, lastActiveAt: 29 * MINUTE });
    expect(await isOpen(cookie)).toBe(true);
    await shift({ lastActiveAt: 30 * MINUTE });
    expect(await isOpen(cookie)).toBe(false);
    await shift({ createdAt: 12 * HOUR, lastActiveAt: 0 });
    expect(await isOpen(cookie)).toBe(false);
  });

  it("goes on while the console reports activity; reading alone does not keep it", async () => {
    const cookie = await openSession(EMAIL);
    await shift({ lastActiveAt: 20 * MINUTE });
    const lastActive = async () => Date.parse((await read(cookie)).sessions[0]?.lastActiveAt ?? "");
    expect(await lastActive()).toBeLessThan(Date.now() - 19 * MINUTE);
    await as(cookie, "POST account/activity");
    expect(await lastActive()).toBeGreaterThan(Date.now() - MINUTE);
  });

  it("that is over is not listed, and is deleted", async () => {
    const [own] = [await openSession(EMAIL), await openSession(EMAIL)];
    const current = (await read(own)).sessions.find((session) => session.current);
    await shift({ lastActiveAt: HOUR });
    await db().authSession.update({ where: { id: current?.id ?? "" }, data: { lastActiveAt: new Date() } });
    expect((await read(own)).sessions).toHaveLength(1);
    await pruneAuth(new Date());
    expect(await db().authSession.count({ where: { userId: id } })).toBe(1);
  });
});
