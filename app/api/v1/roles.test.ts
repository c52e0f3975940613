import { beforeAll, describe, expect, it } from "vitest";
import { GET as getApps } from "@/app/api/v1/apps/route";
import type { EndpointSpec } from "@/lib/contracts/endpoint";
import { ENDPOINTS, type EndpointKey } from "@/lib/contracts/endpoints";
import { isPermission, roleAllows, ROLES, type Role } from "@/lib/contracts/roles";
import { createToken } from "@/lib/server/auth/api-tokens";
import { giveRoles } from "@/lib/server/auth/grants";
import { db } from "@/lib/server/db/client";
import { watchUser } from "@/lib/server/alerts/watches";
import { callback, makeApp, SAMPLE } from "@/lib/server/testing/callback";
import { makePerson, openSession } from "@/lib/server/testing/person";
import { receiveAndStore } from "@/lib/server/testing/post-callback";
import { processAll } from "@/lib/server/testing/process-all";
import { call, checkedAnswer, problemOf, type LooseQuery } from "./testing/client";

const NOW = Date.now();
const APP = "1400000001";
const OTHER_APP = "1400000002";
const [ANNA, BORIS] = ["planted-anna", "planted-boris"];
const SECRETS = { callbackTokens: ["planted-token"], pathSecret: "planted-path" };

/** Every text that was planted, and what it is. A UserID is also a part of the ids of events. */
const PLANTED = {
  userId: [ANNA, BORIS, Buffer.from(ANNA).toString("base64url"), Buffer.from(BORIS).toString("base64url")],
  address: ["198.51.100.77", "198.51.100.88"],
  network: ["198.51.100."],
  status: ["planted-status"],
  raw: ["planted-extra", "planted-refused"],
  secret: [...SECRETS.callbackTokens, SECRETS.pathSecret],
};
type Planted = keyof typeof PLANTED;

/** What a role may not find in any answer, whatever it asks. */
const NEVER: Record<Role, Planted[]> = {
  viewer: ["userId", "address", "network", "status", "raw", "secret"],
  support: ["address", "raw", "secret"],
  support_lead: ["secret"],
  operator: ["secret"],
  administrator: ["userId", "address", "status", "raw"],
};

async function send(app: string, user: string, Action: string, ago: number, address: string, status?: string) {
  const Reason = Action === "Login" ? "Register" : Action === "Logout" ? "Unregister" : "SetCustomStatus";
  const body = {
    CallbackCommand: SAMPLE.CallbackCommand,
    EventTime: NOW - ago,
    Info: { Action, To_Account: user, Reason, CustomStatus: status },
    Extra: "planted-extra",
  };
  const query = { SdkAppid: app, ClientIP: address };
  const signed = app === APP ? { token: "planted-token", secret: SECRETS.pathSecret } : {};
  expect(
    (await receiveAndStore(callback({ body, query, receivedAt: ago > 0 ? NOW - ago + 500 : Date.now(), ...signed })))
      .status,
  ).toBe(200);
}

const cookies = new Map<Role, string>();
const headersOf = (role: Role) => ({ cookie: cookies.get(role) ?? "" });
/** API tokens that people of each role have made for themselves, with the role that may most. */
const ownTokens = new Map<Role, string>();

beforeAll(async () => {
  await makeApp({ sdkAppId: APP, ...SECRETS });
  await makeApp({ sdkAppId: OTHER_APP });
  for (const [user, address] of [
    [ANNA, "198.51.100.77"],
    [BORIS, "198.51.100.88"],
  ] as const) {
    await send(APP, user, "Login", 600_000, address);
    await send(APP, user, "CustomStatusChange", 500_000, address, "planted-status");
    await send(APP, user, "Logout", 300_000, address);
    await send(APP, user, "Login", 200_000, address);
  }
  await send(OTHER_APP, ANNA, "Login", 100_000, "198.51.100.77");
  const refused = { body: "{planted-refused", query: { SdkAppid: APP } };
  await receiveAndStore(callback({ ...refused, token: "planted-token", secret: SECRETS.pathSecret }));
  await processAll();
  await watchUser({ app: APP, id: ANNA }, "Ada", new Date());
  for (const role of ROLES) {
    const ownerId = await makePerson(`${role}@example.com`, { roles: [role] });
    ownTokens.set(role, (await createToken({ name: "own" }, { ownerId })).token);
    cookies.set(role, await openSession(`${role}@example.com`));
  }
});

/** A query that every endpoint can take. */
function queryFor(key: EndpointKey): LooseQuery {
  const { query }: EndpointSpec = ENDPOINTS[key];
  const all: LooseQuery = {
    app: APP,
    id: key.startsWith("GET alerts/channels") ? 1 : ANNA,
    q: ANNA.slice(0, 8),
    from: new Date(NOW - 3_600_000).toISOString(),
    to: new Date(NOW).toISOString(),
    ...(key === "GET exports/user.zip" && { user: ANNA }),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => query !== undefined && name in query.shape));
}

const READS = (Object.keys(ENDPOINTS) as EndpointKey[]).filter(
  (key) =>
    key.startsWith("GET ") &&
    ENDPOINTS[key].answer !== "redirect" &&
    key !== "GET live/stream" &&
    key !== "GET markers/quality",
);

/** Whoever keeps the audit must be able to say who looked at a person. */
const AUDIT = ["GET audit", "GET exports/audit.csv"];

function expectNothingHidden(role: Role, text: string): void {
  for (const kind of NEVER[role]) for (const planted of PLANTED[kind]) expect(text).not.toContain(planted);
}

describe.each(ROLES)("a %s", (role) => {
  it.each(READS)("asks %s, and sees nothing that the role does not show", async (key) => {
    const { access, answer }: EndpointSpec = ENDPOINTS[key];
    const response = await call(key, queryFor(key), { headers: headersOf(role) });
    const text = await response.text();
    if (!AUDIT.includes(key) || role !== "administrator") expectNothingHidden(role, text);
    if (isPermission(access) && !roleAllows([role], access)) {
      expect([response.status, text]).toEqual([403, expect.stringContaining(access)]);
    } else {
      // There is no incident, and no file of networks.
      expect([200, 404]).toContain(response.status);
      if (response.status === 200 && typeof answer === "object") checkedAnswer(key as never, JSON.parse(text));
    }
  });

  it("makes a token that asks the same, changes less, and sees no more", async () => {
    const headers = { authorization: `Bearer ${ownTokens.get(role) ?? ""}` };
    for (const key of Object.keys(ENDPOINTS) as EndpointKey[]) {
      const { access }: EndpointSpec = ENDPOINTS[key];
      const own = access === "administer" || access === "self";
      if (access === "public" || (!READS.includes(key) && !own)) continue;
      const response = await call(key, queryFor(key), { headers });
      expectNothingHidden(role, await response.text());
      const refused = own || (isPermission(access) && !roleAllows([role], access));
      expect([key, response.status === 403]).toEqual([key, refused]);
    }
  });

  it("may change only what the role permits", async () => {
    for (const key of (Object.keys(ENDPOINTS) as EndpointKey[]).filter((one) => !one.startsWith("GET "))) {
      const { access }: EndpointSpec = ENDPOINTS[key];
      if (!isPermission(access) || roleAllows([role], access)) continue;
      expect(await problemOf(call(key, queryFor(key), { headers: headersOf(role) }))).toMatchObject({ status: 403 });
    }
  });

  it("hears figures on the stream, and no more than the role shows", async () => {
    const stop = new AbortController();
    const request = { headers: headersOf(role), signal: stop.signal };
    const response = await call("GET live/stream", { app: APP }, request);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("event: live")) text += (await reader?.read())?.value ?? "";
    await send(APP, BORIS, "Logout", -ROLES.indexOf(role), "198.51.100.88");
    while (!text.includes("event: events")) text += (await reader?.read())?.value ?? "";
    stop.abort();
    expectNothingHidden(role, text);
    expect(text.includes(BORIS)).toBe(role === "operator");
  });
});

describe("support", () => {
  const ask = async (key: EndpointKey, query: LooseQuery) =>
    (await call(key, { app: APP, ...query }, { headers: headersOf("support") })).text();

  it("sees the user that was asked for, with a shortened address, and nobody else", async () => {
    const text = await ask("GET user/timeline", { id: ANNA });
    expect(text).toContain(`"userId":"${ANNA}"`);
    expect(text).toContain('"clientIp":"198.51.100.x"');
    expect(text).toContain("planted-status");
    expect(text).not.toContain(BORIS);
  });

  it("finds users by the beginning of three characters, not by a part or less", async () => {
    expect(await ask("GET users/search", { q: "planted-" })).toContain(ANNA);
    expect(await ask("GET users/search", { q: "anna" })).toContain('"users":[]');
    expect(await ask("GET users/search", { q: "pl" })).toContain('"users":[]');
  });
});

describe("a role in one app", () => {
  let headers: { authorization: string };
  beforeAll(async () => {
    headers = { authorization: `Bearer ${(await createToken({ name: "one", apps: [APP] })).token}` };
  });

  it.each(READS.filter((key) => "app" in queryFor(key)))("makes another app unknown to %s", async (key) => {
    const { access }: EndpointSpec = ENDPOINTS[key];
    const answer = call(key, { ...queryFor(key), app: OTHER_APP }, { headers });
    const refused = access === "administer" ? { status: 403 } : { status: 404, detail: `There is no app ${OTHER_APP}` };
    expect(await problemOf(answer)).toMatchObject(refused);
  });

  it("is asked about its own app if the request names none", async () => {
    expect((await call("GET users", {}, { headers })).status).toBe(200);
    const text = await (await call("GET apps", {}, { headers })).text();
    expect([text.includes(APP), text.includes(OTHER_APP)]).toEqual([true, false]);
  });

  it("is not told that another app knows the user", async () => {
    expect(await (await call("GET users/search", { q: ANNA }, { headers })).text()).not.toContain(OTHER_APP);
    const everywhere = { headers: headersOf("operator") };
    expect(await (await call("GET users/search", { q: ANNA, app: APP }, everywhere)).text()).toContain(OTHER_APP);
  });

  it("shows the secrets of the apps that somebody administers, and of no other", async () => {
    const id = await makePerson("both@example.com", { roles: ["viewer"] });
    const { id: appId } = await makeApp({ sdkAppId: "1400000003", pathSecret: "planted-own-path" });
    await giveRoles(db(), id, appId, ["administrator"]);
    const cookie = await openSession("both@example.com");
    const text = await (await getApps(new Request("http://x/api/v1/apps", { headers: { cookie } }))).text();
    expect(text.match(/\/api\/callback\/••••path/g)).toHaveLength(1);
    const shown = (app: string) => call("GET apps/secrets", { app }, { headers: { cookie } });
    expect(await (await shown("1400000003")).text()).toContain("planted-own-path");
    expect(await problemOf(shown(APP))).toMatchObject({ status: 403 });
    const installation: EndpointKey[] = ["POST apps", "GET tokens", "GET alerts/channels", "DELETE networks"];
    for (const key of installation)
      expect(await problemOf(call(key, {}, { headers: { cookie } }))).toMatchObject({ status: 403 });
    const all = { app: "1400000003", rule: "disk_full" };
    const init = { headers: { cookie }, body: "{}" };
    expect(await problemOf(call("PATCH alerts/rules", all, init))).toMatchObject({ status: 403 });
    expect((await call("PATCH alerts/rules", { ...all, rule: "incident" }, init)).status).toBe(200);
  });
});
