import { beforeEach, describe, expect, it } from "vitest";
import { setupToken } from "@/lib/server/auth/first-admin";
import { db } from "@/lib/server/db/client";
import { drain } from "@/lib/server/project/drain";
import { receiveAndStore } from "@/lib/server/testing/post-callback";
import { callback, makeApp, SAMPLE } from "@/lib/server/testing/callback";
import { DAY, HOUR } from "@/lib/time/units";
import { GET as getApps, PATCH as patchApp, POST as postApp } from "./apps/route";
import { POST as postSetup } from "./setup/route";
import { POST as postSignIn } from "./sign-in/route";
import { DELETE as deleteToken, GET as getTokens, POST as postToken } from "./tokens/route";
import { GET as getUsers } from "./users/route";

const ORIGIN = "http://console.test";
const ADMIN = { name: "Ada", email: "Ada@example.com", password: "correct horse battery" };

function request(
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  method = body === undefined ? "GET" : "POST",
) {
  return new Request(ORIGIN + path, {
    method,
    headers: { host: "console.test", origin: ORIGIN, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
const signIn = (password: string) =>
  postSignIn(request("/api/v1/sign-in", { email: ADMIN.email, password }, { "x-forwarded-for": "198.51.100.1" }));
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
const makeAdmin = async () => postSetup(request("/api/v1/setup", { ...ADMIN, token: await setupToken() }));

beforeEach(async () => {
  await db().$executeRaw`
    TRUNCATE app, event, touched, ingest_minute, presence, account, connection,
             auth_user, auth_session, auth_account, sign_in_limit, api_token CASCADE`;
});

it("refuses a body over 64 KiB on any route", async () => {
  const long = "a".repeat(64 * 1024);
  expect((await signIn(long)).status).toBe(413);
  expect((await postApp(request("/api/v1/apps", { sdkAppId: "1", name: long }))).status).toBe(401);
  await makeAdmin();
  const cookie = cookieOf(await signIn(ADMIN.password));
  const refused = await postApp(request("/api/v1/apps", { sdkAppId: "1", name: long }, { cookie }));
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([413, "too_large"]);
  expect((await deleteToken(request("/api/v1/tokens?id=1", long, { cookie }, "DELETE"))).status).toBe(413);
});

describe("the first administrator", () => {
  it("is created once, with the one-time token", async () => {
    const token = await setupToken();
    expect((await postSetup(request("/api/v1/setup", { ...ADMIN, token: "guess" }))).status).toBe(403);
    expect((await postSetup(request("/api/v1/setup", { ...ADMIN, token }))).status).toBe(200);
    expect((await postSetup(request("/api/v1/setup", { ...ADMIN, email: "b@example.com", token }))).status).toBe(403);
    expect(await setupToken()).toBeNull();
    expect(await db().authUser.count()).toBe(1);
  });

  it("needs a link that is not older than 24 hours, and that this installation made", async () => {
    const madeAgo = (ms: number) => setupToken(new Date(Date.now() - ms));
    const old = await madeAgo(24 * HOUR + 1);
    const refused = await postSetup(request("/api/v1/setup", { ...ADMIN, token: old }));
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([410, "gone"]);
    const forged = `${(Date.now() + HOUR).toString(36)}.${old?.split(".")[1]}`;
    expect((await postSetup(request("/api/v1/setup", { ...ADMIN, token: forged }))).status).toBe(403);
    expect((await postSetup(request("/api/v1/setup", { ...ADMIN, token: await madeAgo(23 * HOUR) }))).status).toBe(200);
  });

  it("is the only one, even if several requests come at the same time", async () => {
    const token = await setupToken();
    const answers = await Promise.all(
      ["a", "b", "c"].map((n) => postSetup(request("/api/v1/setup", { ...ADMIN, email: `${n}@example.com`, token }))),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await db().authUser.count()).toBe(1);
  });

  it("needs a valid e-mail address and a long enough password", async () => {
    const token = await setupToken();
    expect((await postSetup(request("/api/v1/setup", { ...ADMIN, password: "short", token }))).status).toBe(400);
    expect((await postSetup(request("/api/v1/setup", { ...ADMIN, email: "ada", token }))).status).toBe(400);
  });
});

describe("a signed-in user", () => {
  const session = async () => {
    await makeAdmin();
    return { cookie: cookieOf(await signIn(ADMIN.password)) };
  };

  it("creates and revokes API tokens, and only their hash is stored", async () => {
    const headers = await session();
    await makeApp();
    const made = (await (await postToken(request("/api/v1/tokens", { name: "ci" }, headers))).json()) as {
      id: string;
      token: string;
    };
    const bearer = { authorization: `Bearer ${made.token}` };
    expect((await getUsers(request("/api/v1/users", undefined, bearer))).status).toBe(200);
    const listed = await (await getTokens(request("/api/v1/tokens", undefined, headers))).text();
    expect(listed).not.toContain(made.token);
    expect(JSON.stringify(await db().apiToken.findMany())).not.toContain(made.token);
    expect((await deleteToken(request(`/api/v1/tokens?id=${made.id}`, undefined, headers, "DELETE"))).status).toBe(200);
    expect((await getUsers(request("/api/v1/users", undefined, bearer))).status).toBe(401);
  });

  it("creates an app and reads its callback URL", async () => {
    const headers = await session();
    const app = { sdkAppId: "1400000009", token: "xxxxyyyy", pathSecret: "abc-123" };
    expect((await postApp(request("/api/v1/apps", app, headers))).status).toBe(200);
    expect((await postApp(request("/api/v1/apps", app, headers))).status).toBe(409);
    expect(await (await getApps(request("/api/v1/apps", undefined, headers))).json()).toEqual({
      apps: [
        {
          sdkAppId: "1400000009",
          name: "",
          tokens: 1,
          tokenEnds: ["yyy"],
          callbackUrl: `${ORIGIN}/api/callback/••••`,
          maxInstances: {},
          staleAfterMs: DAY,
          clockToleranceMs: 600_000,
          timeZone: "Asia/Shanghai",
          firstCallbackAt: null,
          lastCallbackAt: null,
          eventsFrom: null,
          connectionsFrom: null,
          sumsFrom: null,
          paused: null,
        },
      ],
    });
  });

  it("reads when the first and the last real callback were received, whatever their event times", async () => {
    const headers = await session();
    await makeApp();
    const at = (minutes: number) => Date.UTC(2026, 0, 1, 12, minutes);
    const send = (user: string, EventTime: number, receivedAt: number) =>
      receiveAndStore(
        callback({ receivedAt, body: { ...SAMPLE, EventTime, Info: { ...SAMPLE.Info, To_Account: user } } }),
      );
    const seen = async () => {
      const { apps } = (await (await getApps(request("/api/v1/apps", undefined, headers))).json()) as {
        apps: Record<string, unknown>[];
      };
      return [apps[0]?.firstCallbackAt, apps[0]?.lastCallbackAt];
    };
    await send("rollcall-test", at(1), at(1));
    expect(await seen()).toEqual([null, null]);
    await send("ann", at(5), at(5));
    await send("ann", at(2), at(7));
    await send("rollcall-test", at(9), at(9));
    expect(await seen()).toEqual([new Date(at(5)).toISOString(), new Date(at(7)).toISOString()]);
  });

  it("changes settings: two tokens during a rotation, the secret, instances, zone", async () => {
    const headers = await session();
    await postApp(request("/api/v1/apps", { sdkAppId: "1400000009", token: "first-aaa", pathSecret: "abc" }, headers));
    const patch = async (change: unknown) => patchApp(request("/api/v1/apps?app=1400000009", change, headers, "PATCH"));
    expect(
      await (await patch({ tokens: [{ keep: 0 }, { add: "second-bbb" }], pathSecret: null, name: "Shop" })).json(),
    ).toMatchObject({
      tokenEnds: ["aaa", "bbb"],
      callbackUrl: `${ORIGIN}/api/callback`,
      name: "Shop",
    });
    expect(
      await (await patch({ tokens: [{ keep: 1 }], timeZone: "America/St_Johns", staleAfterMs: HOUR })).json(),
    ).toMatchObject({
      tokenEnds: ["bbb"],
      timeZone: "America/St_Johns",
      staleAfterMs: HOUR,
      name: "Shop",
    });
    for (const wrong of [
      { tokens: [{ keep: 5 }] },
      { timeZone: "Mars/Base" },
      { maxInstances: { web: 11 } },
      { pathSecret: "a b" },
    ]) {
      expect((await patch(wrong)).status).toBe(400);
    }
  });

  it("changes how many instances a platform may have, and the affected users are folded again", async () => {
    const headers = await session();
    await makeApp();
    const login = async (user: string, platform: string, EventTime: number) =>
      receiveAndStore(
        callback({
          query: { OptPlatform: platform },
          body: { ...SAMPLE, EventTime, KickedDevice: [], Info: { ...SAMPLE.Info, To_Account: user } },
        }),
      );
    for (const [i, platform] of ["Web", "Web", "Web", "IOS"].entries())
      await login("many", platform, SAMPLE.EventTime + i);
    const fold = async () => {
      while ((await drain()).users > 0);
    };
    const open = async () => (await db().presence.findFirstOrThrow()).platforms;
    await fold();
    expect(await open()).toEqual(["ios", "web"]);
    await patchApp(request("/api/v1/apps", { maxInstances: { web: 2 } }, headers, "PATCH"));
    await fold();
    expect(await open()).toEqual(["ios", "web", "web"]);
    await patchApp(request("/api/v1/apps", { maxInstances: {} }, headers, "PATCH"));
    await fold();
    expect(await open()).toEqual(["ios", "web"]);
    expect(await db().connection.count({ where: { endedAt: null } })).toBe(2);
  });

  it("changes the clock tolerance, and everyone it touches is folded again", async () => {
    const headers = await session();
    await makeApp();
    const receivedAt = Date.UTC(2026, 0, 15, 12);
    for (const [user, minutes] of [
      ["ahead", 30],
      ["sound", 0],
    ] as const)
      await receiveAndStore(
        callback({
          receivedAt,
          body: { ...SAMPLE, EventTime: receivedAt + minutes * 60_000, Info: { ...SAMPLE.Info, To_Account: user } },
        }),
      );
    const online = async () => {
      while ((await drain()).users > 0);
      return (await db().presence.findMany({ orderBy: { userId: "asc" } })).map((p) => p.userId);
    };
    const patch = (clockToleranceMs: number) =>
      patchApp(request("/api/v1/apps", { clockToleranceMs }, headers, "PATCH"));
    expect(await online()).toEqual(["sound"]);
    expect(await (await patch(HOUR)).json()).toMatchObject({ clockToleranceMs: HOUR });
    expect(await online()).toEqual(["ahead", "sound"]);
    expect(await db().eventVerdict.count()).toBe(0);
    await patch(60_000);
    expect(await online()).toEqual(["sound"]);
    expect((await patch(2 * DAY)).status).toBe(400);
  });

  it("cannot be used by a page of another origin", async () => {
    const headers = { ...(await session()), origin: "https://evil.test" };
    expect((await postApp(request("/api/v1/apps", { sdkAppId: "7" }, headers))).status).toBe(403);
    expect(await db().app.count()).toBe(0);
  });
});
