import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signOutAnswer } from "@/lib/contracts/auth";
import { companyAnswer, companyTest, type ChangeCompany } from "@/lib/contracts/company";
import { recorded } from "@/lib/server/audit/recorder";
import { listPeople } from "@/lib/server/auth/people";
import { clearSessionCache } from "@/lib/server/auth/session-cache";
import { db } from "@/lib/server/db/client";
import { makeApp } from "@/lib/server/testing/callback";
import { clearAudit } from "@/lib/server/testing/clear-audit";
import { startOidcServer, type OidcServer } from "@/lib/server/testing/oidc-server";
import { cookieHeader, makePerson, openSession, PASSWORD } from "@/lib/server/testing/person";
import { call, problemOf } from "../../testing/client";

const CLIENT = { client_id: "rollcall", client_secret: "a-secret-of-the-client" };
const HOST = "rollcall.test";
const REDIRECT = `http://${HOST}/api/v1/sign-in/oidc/callback`;
const SIGNED_OUT = `http://${HOST}/sign-in`;
const ADMIN = "admin@example.com";
let server: OidcServer;

beforeAll(async () => {
  server = await startOidcServer({ ...CLIENT, redirect_uris: [REDIRECT], post_logout_redirect_uris: [SIGNED_OUT] });
  await makeApp({ sdkAppId: "1400000001" });
});
afterAll(() => server.close());

const settings = (given: Partial<ChangeCompany> = {}): ChangeCompany => ({
  issuer: server.issuer,
  clientId: CLIENT.client_id,
  clientSecret: CLIENT.client_secret,
  name: "Example",
  scopes: "openid profile email",
  claim: "groups",
  roles: [
    { value: "admins", role: "administrator", apps: null },
    { value: "helpdesk", role: "support", apps: ["1400000001"] },
  ],
  trustEmail: false,
  only: false,
  breakGlass: null,
  ...given,
});

let admin: { cookie: string };
const set = (given: Partial<ChangeCompany> = {}) =>
  call("PUT people/company", {}, { headers: admin, body: JSON.stringify(settings(given)) });

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE auth_user, company_sign_in, sign_in_limit, auth_verification CASCADE`;
  clearSessionCache();
  await clearAudit();
  await makePerson(ADMIN, { roles: ["administrator"] });
  admin = { cookie: await openSession(ADMIN) };
  expect((await set()).status).toBe(200);
  server.people.clear();
  server.people.set("nia", { name: "Nia New", email: "Nia@example.com", email_verified: true, groups: ["helpdesk"] });
});

/** A browser that keeps the cookies of each host. */
function browser() {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (host: string) => jars.get(host) ?? jars.set(host, new Map()).get(host) ?? new Map<string, string>();
  const headersFor = (host: string) => ({
    host,
    cookie: [...jarOf(host)].map(([name, value]) => `${name}=${value}`).join("; "),
  });
  const keep = (host: string, response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split(/=(.*)/s);
      jarOf(host).set(name, value);
    }
    return response.headers.get("location") ?? "";
  };
  /** Goes to the provider, logs in or cancels, and returns the address that it leads back to. */
  const throughProvider = async (address: string, login: string | null) => {
    const body = new URLSearchParams({ login: login ?? "", do: login === null ? "cancel" : "login" });
    let at = address;
    while (!at.startsWith(REDIRECT)) {
      const url = new URL(at, server.issuer);
      const post = url.pathname.startsWith("/interaction/") && { method: "POST", body };
      const init = { redirect: "manual" as const, headers: { cookie: headersFor(url.host).cookie }, ...post };
      at = keep(url.host, await fetch(url, init));
      if (at === "") throw new Error(`${url.href} leads nowhere`);
    }
    return at;
  };
  const begin = async (next?: string) =>
    keep(HOST, await call("GET sign-in/oidc", { next }, { headers: headersFor(HOST) }));
  const comeBack = async (address: string) => {
    const query = Object.fromEntries(new URL(address).searchParams);
    return keep(HOST, await call("GET sign-in/oidc/callback", query, { headers: headersFor(HOST) }));
  };
  return {
    begin,
    comeBack,
    throughProvider,
    signIn: async (login: string | null, next?: string) => comeBack(await throughProvider(await begin(next), login)),
    signOut: async () => {
      const answer = await call("POST sign-out", {}, { headers: headersFor(HOST) });
      keep(HOST, answer);
      return signOutAnswer.parse(await answer.json()).continueAt;
    },
    isIn: async () => (await call("GET account", {}, { headers: headersFor(HOST) })).status === 200,
  };
}

const person = async (email: string) =>
  (await listPeople("", new Date())).people.find((one) => one.email === email) ?? null;
const problemIn = (location: string) => new URL(location, `http://${HOST}`).searchParams.get("problem");

describe("the company sign-in", () => {
  it("asks with PKCE, state and nonce, and makes an account with the mapped roles", async () => {
    const own = browser();
    const asked = new URL(await own.begin("/live?app=1400000001"));
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      redirect_uri: REDIRECT,
      state: expect.stringMatching(/.{20,}/) as string,
      nonce: expect.stringMatching(/.{20,}/) as string,
    });
    expect(await own.comeBack(await own.throughProvider(asked.href, "nia"))).toBe("/live?app=1400000001");
    expect(await own.isIn()).toBe(true);
    expect(await person("nia@example.com")).toMatchObject({
      name: "Nia New",
      state: "active",
      roles: [{ role: "support", apps: ["1400000001"] }],
    });
    await recorded();
    const rows = await db().auditContent.findMany({ where: { detail: { contains: "company" } } });
    expect(rows.map(({ detail }) => detail)).toContain('{"by":"company"}');
  });

  it("applies the mapping at each sign-in, and refuses who has no role any more", async () => {
    await browser().signIn("nia");
    server.people.set("nia", { ...server.people.get("nia"), groups: ["admins"] });
    const own = browser();
    await own.signIn("nia");
    expect((await person("nia@example.com"))?.roles).toEqual([{ role: "administrator", apps: null }]);
    server.people.set("nia", { ...server.people.get("nia"), groups: [] });
    expect(problemIn(await browser().signIn("nia", "/users"))).toBe("no_role");
    clearSessionCache();
    expect([(await person("nia@example.com"))?.roles, await own.isIn()]).toEqual([[], false]);
  });

  it("links an account by a verified address only, and by subject afterwards", async () => {
    const id = await makePerson("nia@example.com", { name: "Nia", roles: ["operator"] });
    server.people.set("eve", { name: "Eve", email: "nia@example.com", groups: ["admins"] });
    expect(problemIn(await browser().signIn("eve"))).toBe("unverified");
    expect((await person("nia@example.com"))?.roles).toEqual([{ role: "operator", apps: null }]);
    await browser().signIn("nia");
    expect(await person("nia@example.com")).toMatchObject({ id, name: "Nia", roles: [{ role: "support" }] });
    server.people.set("eve", { ...server.people.get("eve"), email_verified: true });
    expect(problemIn(await browser().signIn("eve"))).toBe("taken");
    server.people.set("nia", { ...server.people.get("nia"), email: "nia.married@example.com" });
    await browser().signIn("nia");
    expect((await listPeople("", new Date())).people.map(({ email }) => email)).toEqual([ADMIN, "nia@example.com"]);
  });

  it("takes addresses that the provider does not call verified if an administrator says so", async () => {
    server.people.set("nia", { email: "nia@example.com", groups: ["helpdesk"] });
    expect(problemIn(await browser().signIn("nia"))).toBe("unverified");
    await set({ trustEmail: true });
    expect(problemIn(await browser().signIn("nia"))).toBeNull();
    server.people.set("bob", { groups: ["helpdesk"] });
    expect(problemIn(await browser().signIn("bob"))).toBe("no_email");
  });

  it("keeps out who is deactivated, and leaves an administrator", async () => {
    await browser().signIn("nia");
    await db().authUser.updateMany({ where: { email: "nia@example.com" }, data: { deactivatedAt: new Date() } });
    expect(problemIn(await browser().signIn("nia"))).toBe("deactivated");
    server.people.set("ada", { email: ADMIN, email_verified: true, groups: ["helpdesk"] });
    expect(problemIn(await browser().signIn("ada"))).toBe("last_administrator");
    expect((await person(ADMIN))?.roles).toEqual([{ role: "administrator", apps: null }]);
  });
});

describe("an answer of the provider", () => {
  it("works once, and only in the browser that asked", async () => {
    const own = browser();
    const back = await own.throughProvider(await own.begin("/users"), "nia");
    expect(problemIn(await browser().comeBack(back))).toBe("over");
    const changed = back.replace(/state=[^&]+/, "state=other");
    expect(problemIn(await own.comeBack(changed))).toBe("answer");
    expect(await own.isIn()).toBe(false);
  });

  it("that refuses is said in plain words, and the page that was asked for is kept", async () => {
    const location = new URL(await browser().signIn(null, "/users?app=1"), `http://${HOST}`);
    expect(location.pathname).toBe("/sign-in");
    expect(Object.fromEntries(location.searchParams)).toEqual({ problem: "refused", next: "/users?app=1" });
    const away = new URL(await browser().signIn(null, "https://evil.example/"), `http://${HOST}`);
    expect(away.searchParams.get("next")).toBe("/live");
  });

  it("cannot come if the provider is away, or has no such client", async () => {
    await set({ issuer: "http://127.0.0.1:65533", clientSecret: "x" });
    expect(problemIn(await browser().begin("/users"))).toBe("unreachable");
    await set({ clientSecret: "another" });
    expect(problemIn(await browser().signIn("nia"))).toBe("answer");
  });
});

describe("company sign-in only", () => {
  const signIn = (email: string, password = PASSWORD) =>
    call("POST sign-in", {}, { headers: {}, body: JSON.stringify({ email, password }) });

  it("takes the password of the break-glass account alone, and says so loudly", async () => {
    await makePerson("bob@example.com");
    expect((await problemOf(set({ only: true }))).detail).toContain("breakGlass");
    expect((await problemOf(set({ only: true, breakGlass: "bob@example.com" }))).detail).toContain("administrator");
    await db().signInPolicy.upsert({
      where: { id: 1 },
      create: { requireFactor: true },
      update: { requireFactor: true },
    });
    const begun = { cookie: cookieHeader((await signIn("bob@example.com")).headers.getSetCookie()) };
    await db().signInPolicy.deleteMany();
    expect((await set({ only: true, breakGlass: ADMIN })).status).toBe(200);
    expect((await problemOf(call("POST sign-in/totp", {}, { headers: begun }))).code).toBe("company_only");
    expect((await problemOf(signIn("bob@example.com"))).code).toBe("company_only");
    expect((await problemOf(signIn("bob@example.com", "not this one"))).code).toBe("unauthorized");
    expect((await signIn(ADMIN)).status).toBe(200);
    await recorded();
    const rows = await db().auditContent.findMany({ where: { detail: { contains: "breakGlass" } } });
    expect(rows.map(({ detail }) => detail)).toContain('{"by":"password","breakGlass":true}');
  });
});

describe("the sign-out", () => {
  it("leads to the provider, with the id token that it was given, and ends the session here first", async () => {
    const own = browser();
    await own.signIn("nia");
    expect(JSON.stringify(await db().companySession.findMany())).not.toMatch(/eyJ/);
    const address = new URL((await own.signOut()) ?? "");
    expect(await own.isIn()).toBe(false);
    expect(await db().companySession.count()).toBe(0);
    expect(address.origin).toBe(server.issuer);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: CLIENT.client_id,
      post_logout_redirect_uri: SIGNED_OUT,
      id_token_hint: expect.stringMatching(/^eyJ/) as string,
    });
    const page = await fetch(address);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("/session/end/confirm")]);
  });

  it("ends the session here alone if it did not come from there, or the company has another provider", async () => {
    const own = browser();
    await own.signIn("nia");
    await set({ issuer: "https://other.example" });
    expect(await own.signOut()).toBeNull();
    expect(await own.isIn()).toBe(false);
    const headers = { cookie: await openSession(ADMIN) };
    expect(await (await call("POST sign-out", {}, { headers })).json()).toEqual({ continueAt: null });
    expect(await (await call("POST sign-out", {}, { headers })).json()).toEqual({ continueAt: null });
  });
});

describe("the settings", () => {
  it("are shown without the secret, which is sealed and stays if it is left out", async () => {
    const { clientSecret: _, ...shown } = settings();
    const read = async () =>
      companyAnswer.parse(await (await call("GET people/company", {}, { headers: admin })).json());
    expect(await read()).toMatchObject({ source: "console", settings: shown });
    expect(JSON.stringify(await db().companySignIn.findMany())).not.toContain(CLIENT.client_secret);
    await set({ name: "Other", clientSecret: undefined });
    expect(problemIn(await browser().signIn("nia"))).toBeNull();
    const elsewhere = set({ issuer: "https://other.example", clientSecret: undefined });
    expect((await problemOf(elsewhere)).detail).toContain("clientSecret");
    await call("DELETE people/company", {}, { headers: admin });
    expect(await read()).toMatchObject({ source: "none", settings: null });
    expect((await problemOf(call("GET sign-in/oidc", {}, { headers: {} }))).status).toBe(404);
  });

  it("are tested: what the provider says of itself, or what is wrong", async () => {
    const test = (issuer: string) =>
      call("POST people/company/test", {}, { headers: admin, body: JSON.stringify({ issuer }) });
    expect(companyTest.parse(await (await test(server.issuer)).json())).toMatchObject({ pkce: true });
    expect((await problemOf(test("http://127.0.0.1:65533"))).detail).toContain("refuses connections");
    expect((await problemOf(test(`${server.issuer}/nowhere`))).detail).toContain("no OpenID configuration");
    expect((await problemOf(test("http://provider.example"))).detail).toContain("https");
  });
});
