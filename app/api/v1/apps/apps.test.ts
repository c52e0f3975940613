import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as getUser } from "@/app/api/v1/user/route";
import { createApps } from "@/lib/server/apps/create";
import { deleteDue } from "@/lib/server/apps/deletion-loop";
import { appsBySdkAppId, reloadApps } from "@/lib/server/apps/registry";
import { removeData, tablesOfApps } from "@/lib/server/apps/remove-data";
import { recorded } from "@/lib/server/audit/recorder";
import { giveRoles } from "@/lib/server/auth/grants";
import { db, Prisma } from "@/lib/server/db/client";
import { intake } from "@/lib/server/receive/intake";
import { runDue } from "@/lib/server/retention/retention-loop";
import { callback, makeApp, SAMPLE } from "@/lib/server/testing/callback";
import { clearData } from "@/lib/server/testing/clear-data";
import { makePerson, openSession } from "@/lib/server/testing/person";
import { postCallback, receiveAndStore } from "@/lib/server/testing/post-callback";
import { processAll } from "@/lib/server/testing/process-all";
import { tablesWith } from "@/lib/server/testing/text-of-tables";
import { GET as getDeleting } from "./deleting/route";
import { DELETE as deleteApp, GET as getApps, PATCH as patchApp, POST as postApp } from "./route";

const ORIGIN = "http://console.test";
const EMAIL = "ada@example.com";
const [APP, OTHER] = ["1400000001", "1400000002"];
const SECRET = "planted-path";
let cookie: string;
let now: number;

function request(path: string, method = "GET", body?: unknown) {
  const headers = { host: "console.test", origin: ORIGIN, cookie };
  return new Request(`${ORIGIN}/api/v1/${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
const statusAndCode = async (response: Response) => {
  const { code } = (await response.json()) as { code?: string };
  return [response.status, code];
};
const pause = (paused: boolean) => patchApp(request(`apps?app=${APP}`, "PATCH", { paused }));
const remove = (confirm: string) => deleteApp(request(`apps?app=${APP}`, "DELETE", { confirm }));
const deleteNow = () => deleteDue(new Date(), new AbortController().signal);

/** A login of a user, from the next second on. */
async function login(user: string, app = APP, secret: string | null = app === APP ? SECRET : null) {
  now += 1_000;
  const body = { ...SAMPLE, EventTime: now, KickedDevice: [], Info: { ...SAMPLE.Info, To_Account: user } };
  const answer = await postCallback({ query: { SdkAppid: app }, body, secret, receivedAt: now });
  return [answer.status, answer.ActionStatus];
}

// The first callback opens the journal, which takes long on a busy machine.
beforeAll(async () => void (await intake()));
beforeEach(async () => {
  await clearData();
  await db().$executeRaw`TRUNCATE app, deleted_app, auth_user, api_token, alert_channel CASCADE`;
  await makeApp({ sdkAppId: APP, pathSecret: SECRET });
  await makeApp({ sdkAppId: OTHER });
  await makePerson(EMAIL, { roles: ["administrator", "operator"] });
  cookie = await openSession(EMAIL);
  now = Date.now() - 120_000;
});

describe("a paused app", () => {
  const unverified = async (user: string) => {
    const response = await getUser(request(`user?app=${APP}&id=${user}`));
    return ((await response.json()) as { unverified: boolean }).unverified;
  };

  it("answers OK and stores nothing, but still refuses strangers", async () => {
    expect(await login("before")).toEqual([200, "OK"]);
    expect(((await (await pause(true)).json()) as { paused: unknown }).paused).toMatchObject({
      by: EMAIL,
      callbacks: 0,
    });
    now = Date.now();
    expect(await login("planted-during")).toEqual([200, "OK"]);
    expect(await login("planted-during", APP, "wrong")).toEqual([401, "FAIL"]);
    expect(await login("elsewhere", OTHER)).toEqual([200, "OK"]);
    const listed: unknown = await (await getApps(request("apps"))).json();
    expect(listed).toMatchObject({ apps: [{ sdkAppId: APP, paused: { callbacks: 1 } }, { paused: null }] });
    expect(await db().event.count({ where: { userId: "planted-during" } })).toBe(0);
    expect(await db().rejected.count({ where: { cause: "paused" } })).toBe(0);
  });

  it("says nothing wrong about who is online: they are unverified until something comes of them", async () => {
    await login("ann");
    await login("ben");
    expect(await unverified("ann")).toBe(false);
    await pause(true);
    expect(await unverified("ann")).toBe(true);
    await pause(false);
    now = Date.now();
    expect(await login("ben")).toEqual([200, "OK"]);
    await processAll();
    expect([await unverified("ann"), await unverified("ben")]).toEqual([true, false]);
  });

  it("keeps its beginning if it is paused again, and the audit has who did it", async () => {
    await pause(true);
    const { pausedAt } = await db().app.findUniqueOrThrow({ where: { sdkAppId: APP } });
    await pause(true);
    expect((await db().app.findUniqueOrThrow({ where: { sdkAppId: APP } })).pausedAt).toEqual(pausedAt);
    await recorded();
    const entries = await db().auditEntry.findMany({ where: { endpoint: "PATCH apps" } });
    expect(entries.at(-1)).toMatchObject({ kind: "change", actorName: EMAIL });
  });
});

describe("the deletion of an app", () => {
  async function fill(): Promise<number> {
    const { id } = await db().app.findUniqueOrThrow({ where: { sdkAppId: APP } });
    for (let i = 0; i < 30; i++) await login(`planted-user-${i % 7}`);
    await login("planted-user-1", OTHER);
    await receiveAndStore(callback({ body: "{planted-user-refused", query: { SdkAppid: APP }, secret: SECRET }));
    await db().retention.create({ data: { appId: id, eventsDays: 400 } });
    await db().alert.create({
      data: {
        id: "0d3f0f1e-6f2e-4a59-8a43-6b1a5b1c0001",
        appId: id,
        rule: "incident",
        subject: "",
        since: new Date(),
        facts: {},
      },
    });
    await db().marker.create({
      data: {
        appId: id,
        id: "m",
        at: new Date(),
        text: "planted-user-marker",
        source: "",
        createdBy: "",
        createdAt: new Date(),
      },
    });
    await processAll();
    await runDue();
    return id;
  }

  const rowsOf = async (id: number) => {
    const counts: Record<string, number> = {};
    for (const table of await tablesOfApps()) {
      const [row] = await db().$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM ${Prisma.raw(table)} WHERE app_id = ${id}`;
      if (row !== undefined && row.n > 0) counts[table] = row.n;
    }
    return counts;
  };

  it("needs a pause, the SDKAppID again, and an administrator of all apps", async () => {
    expect(await statusAndCode(await remove(APP))).toEqual([409, "conflict"]);
    await pause(true);
    expect(await statusAndCode(await remove(OTHER))).toEqual([400, "invalid"]);
    const id = await makePerson("ben@example.com", { roles: ["viewer"] });
    const { id: appId } = await db().app.findUniqueOrThrow({ where: { sdkAppId: APP } });
    await giveRoles(db(), id, appId, ["administrator"]);
    cookie = await openSession("ben@example.com");
    expect(await statusAndCode(await remove(APP))).toEqual([403, "forbidden"]);
    expect(await db().app.count({ where: { deletingAt: null } })).toBe(2);
  });

  it("removes every row of the app from every table, and nothing of another one", async () => {
    const id = await fill();
    const { id: otherId } = await db().app.findUniqueOrThrow({ where: { sdkAppId: OTHER } });
    const before = await rowsOf(otherId);
    expect(Object.keys(await rowsOf(id)).length).toBeGreaterThan(12);
    await pause(true);
    expect((await remove(APP)).status).toBe(200);
    expect((await appsBySdkAppId()).has(APP)).toBe(false);
    expect(await login("planted-user-late")).toEqual([403, "FAIL"]);
    const deleting = async () =>
      ((await (await getDeleting(request("apps/deleting"))).json()) as { apps: unknown[] }).apps;
    expect(await deleting()).toMatchObject([{ sdkAppId: APP, by: EMAIL, rows: 0 }]);

    await deleteNow();
    expect(await rowsOf(id)).toEqual({});
    expect(await rowsOf(otherId)).toEqual(before);
    expect(await deleting()).toEqual([]);
    await db().$executeRaw`DELETE FROM rejected WHERE app_id = 0`;
    expect(await tablesWith(["planted-user-3", "planted-user-marker", "planted-user-refused"])).toEqual([]);
    await recorded();
    const entries = await db().auditEntry.findMany({
      where: { endpoint: "DELETE apps", kind: "change" },
      orderBy: { id: "asc" },
    });
    expect(entries.map(({ kind, actorName }) => [kind, actorName])).toEqual([
      ["change", EMAIL],
      ["change", EMAIL],
    ]);
  });

  it("goes on after an interruption", async () => {
    const id = await fill();
    await pause(true);
    await remove(APP);
    const stop = new AbortController();
    const ended = await removeData({ id, sdkAppId: APP }, () => Promise.resolve(stop.abort()), stop.signal);
    expect(ended).toBe(false);
    const left = Object.values(await rowsOf(id)).reduce((sum, n) => sum + n, 0);
    expect(left).toBeGreaterThan(0);
    await deleteNow();
    expect(await rowsOf(id)).toEqual({});
    expect(await db().app.count()).toBe(1);
  });

  it("is not undone by ROLLCALL_APPS, but by Setup", async () => {
    await pause(true);
    await remove(APP);
    const atStart = [{ sdkAppId: APP, token: "t", pathSecret: null, generatesSecret: false }];
    const create = async () => {
      await createApps(atStart);
      await reloadApps();
      return (await appsBySdkAppId()).has(APP);
    };
    expect(await create()).toBe(false);
    expect((await postApp(request("apps", "POST", { sdkAppId: APP }))).status).toBe(409);
    await deleteNow();
    expect(await create()).toBe(false);
    expect((await postApp(request("apps", "POST", { sdkAppId: APP }))).status).toBe(200);
    expect((await appsBySdkAppId()).has(APP)).toBe(true);
    expect(await db().deletedApp.count()).toBe(0);
  });

  it("takes the app out of tokens and channels, and sends no alert of other apps to its channel", async () => {
    const { id } = await db().app.findUniqueOrThrow({ where: { sdkAppId: APP } });
    const { id: otherId } = await db().app.findUniqueOrThrow({ where: { sdkAppId: OTHER } });
    for (const appIds of [[id], [id, otherId]])
      await db().alertChannel.create({
        data: {
          kind: "wecom",
          name: "",
          settings: {},
          receiver: Buffer.from(""),
          locale: "en",
          timeZone: "UTC",
          appIds,
        },
      });
    await pause(true);
    await remove(APP);
    await deleteNow();
    const channels = await db().alertChannel.findMany({ orderBy: { id: "asc" } });
    expect(channels.map(({ appIds, enabled }) => ({ appIds, enabled }))).toEqual([
      { appIds: [], enabled: false },
      { appIds: [otherId], enabled: true },
    ]);
  });
});
