import { beforeEach, describe, expect, it, vi } from "vitest";
import { auth } from "@/lib/server/auth/auth";
import { SESSION_COOKIE } from "@/lib/server/auth/cookie-names";
import { pruneAuth } from "@/lib/server/auth/prune";
import { db } from "@/lib/server/db/client";
import { makePerson, PASSWORD } from "@/lib/server/testing/person";
import { DAY, MINUTE } from "@/lib/time/units";
import { call, problemOf } from "../testing/client";

const EMAIL = "ada@example.com";
const STRANGER = "198.51.100.9";

beforeEach(async () => {
  vi.restoreAllMocks();
  await db().$executeRaw`TRUNCATE auth_user, sign_in_limit CASCADE`;
  await makePerson(EMAIL, { roles: ["operator"] });
});

interface Attempt {
  password?: string;
  email?: string;
  address?: string;
  cookie?: string;
  origin?: string;
}
function signIn({ password = PASSWORD, email = EMAIL, address = "198.51.100.1", cookie, origin }: Attempt) {
  const headers = {
    "x-forwarded-for": address,
    host: "rollcall.test",
    ...(cookie !== undefined && { cookie }),
    ...(origin !== undefined && { origin }),
  };
  return call("POST sign-in", {}, { headers, body: JSON.stringify({ email, password }) });
}
const statusOf = async (attempt: Attempt) => (await signIn(attempt)).status;
const cookiesOf = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
const named = (cookies: string[], name: string) => cookies.find((cookie) => cookie.startsWith(`rollcall.${name}=`));
/** Fails so often that the account takes no more attempts from where it is not known. */
async function attack(email = EMAIL) {
  for (let n = 0; n < 10; n++)
    expect(await statusOf({ email, password: "wrong", address: `203.0.113.${n}` })).toBe(401);
}

describe("signing in", () => {
  it("sets cookies that no script reads, notes the time, and the session works until the sign-out", async () => {
    const response = await signIn({ email: "Ada@Example.com" });
    expect(response.status).toBe(200);
    for (const cookie of response.headers.getSetCookie()) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/i);
    const cookie = cookiesOf(response).find((one) => one.startsWith(`${SESSION_COOKIE}=`)) ?? "";
    const read = () => call("GET account", {}, { headers: { cookie } });
    expect((await read()).status).toBe(200);
    expect((await db().authUser.findFirstOrThrow()).lastSignInAt).not.toBeNull();
    expect((await call("GET account", {}, { headers: { cookie: cookie.replace(/.{6}$/, "AAAAAA") } })).status).toBe(
      401,
    );
    expect((await call("POST sign-out", {}, { headers: { cookie } })).status).toBe(200);
    expect((await read()).status).toBe(401);
  });

  it("brings the language of the account to a browser that has chosen none", async () => {
    await db().authUser.updateMany({ data: { locale: "zh-CN" } });
    expect(cookiesOf(await signIn({}))).toContain("locale=zh-CN");
    expect(cookiesOf(await signIn({ cookie: "locale=en" })).join()).not.toContain("locale");
  });

  it("refuses a page of another origin", async () => {
    expect(await statusOf({ origin: "https://evil.test" })).toBe(403);
    expect(await statusOf({ origin: "http://rollcall.test" })).toBe(200);
    expect(await db().authSession.count()).toBe(1);
  });

  it("refuses a person who is deactivated, and tells that only to who knows the password", async () => {
    await db().authUser.updateMany({ data: { deactivatedAt: new Date() } });
    expect(await problemOf(signIn({}))).toMatchObject({ status: 403, code: "deactivated" });
    expect(await problemOf(signIn({ password: "wrong" }))).toMatchObject({ status: 401 });
    expect(await db().authSession.count()).toBe(0);
  });

  it("treats an unknown address as a wrong password: same answer, and the same work", async () => {
    const { password } = await auth().$context;
    const [hash, verify] = [vi.spyOn(password, "hash"), vi.spyOn(password, "verify")];
    const unknown = await problemOf(signIn({ email: "eve@example.com", password: "wrong" }));
    expect([hash.mock.calls.length, verify.mock.calls.length]).toEqual([1, 0]);
    const wrong = await problemOf(signIn({ password: "wrong" }));
    expect([hash.mock.calls.length, verify.mock.calls.length]).toEqual([1, 1]);
    expect({ ...unknown, requestId: "" }).toEqual({ ...wrong, requestId: "" });
  });
});

describe("the limit of attempts", () => {
  it.each([EMAIL, "eve@example.com"])("holds for an account, whether %s exists or not", async (email) => {
    await attack(email);
    const answer = await signIn({ email, address: STRANGER });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(14 * 60);
    expect(await problemOf(answer)).toMatchObject({ status: 429, code: "throttled" });
  });

  it("of a stranger does not lock out who has signed in on this device before, from any address", async () => {
    const device = named(cookiesOf(await signIn({})), "device") ?? "";
    await attack();
    expect(await statusOf({ address: STRANGER })).toBe(429);
    expect(await statusOf({ cookie: device, address: STRANGER })).toBe(200);
    expect(await statusOf({ cookie: device, email: "eve@example.com", password: "x", address: STRANGER })).toBe(401);
  });

  it("holds for a known device as well", async () => {
    const device = named(cookiesOf(await signIn({})), "device") ?? "";
    for (let n = 0; n < 10; n++) expect(await statusOf({ cookie: device, password: "wrong" })).toBe(401);
    expect(await statusOf({ cookie: device })).toBe(429);
    const forged = device.replace(/.{6}$/, "AAAAAA");
    expect(await statusOf({ cookie: forged })).toBe(200);
  });

  it("holds for an address, also for the /64 of an IPv6 address, and not for others", async () => {
    const guess = (n: number) => ({ email: `u${n}@example.com`, password: "x", address: `2001:db8::${n + 1}` });
    const statuses = await Promise.all(Array.from({ length: 32 }, (_, n) => statusOf(guess(n))));
    expect(statuses.filter((status) => status === 401)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    expect(await statusOf({ address: "2001:db8::ffff" })).toBe(429);
    expect(await statusOf({ address: "2001:db8:0:1::1" })).toBe(200);
  });

  it("counts failures only, and ends after a quarter of an hour", async () => {
    for (let n = 0; n < 12; n++) expect(await statusOf({})).toBe(200);
    await attack();
    expect(await statusOf({ address: STRANGER })).toBe(429);
    await db().signInLimit.updateMany({ data: { endsAt: new Date(Date.now() - 1) } });
    expect(await statusOf({ address: STRANGER })).toBe(200);
  });

  it("names nobody in the database, and is deleted when it is over", async () => {
    await attack();
    expect(JSON.stringify(await db().signInLimit.findMany())).not.toMatch(/ada|203\.0/);
    await pruneAuth(new Date());
    expect(await db().signInLimit.count()).toBe(11);
    await pruneAuth(new Date(Date.now() + 16 * MINUTE));
    expect(await db().signInLimit.count()).toBe(0);
    await signIn({});
    await pruneAuth(new Date(Date.now() + DAY));
    expect(await db().authSession.count()).toBe(0);
  });

  it("holds for the current password of a change, too", async () => {
    const cookie = named(cookiesOf(await signIn({})), "session_token") ?? "";
    const change = (currentPassword: string) =>
      call(
        "PUT account/password",
        {},
        {
          headers: { cookie },
          body: JSON.stringify({ currentPassword, password: "seven loud pelicans" }),
        },
      );
    for (let n = 0; n < 10; n++) expect((await change("wrong")).status).toBe(403);
    expect((await change(PASSWORD)).status).toBe(429);
  });
});
