import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appsBySdkAppId } from "../apps/registry";
import { db } from "../db/client";
import { callback, makeApp, SAMPLE } from "../testing/callback";
import { postCallback } from "../testing/post-callback";
import { storedRaw } from "../testing/stored-raw";
import { append } from "./append";
import { judge } from "./judge";

const post = postCallback;
const OK = { status: 200, ActionStatus: "OK", ErrorCode: 0, ErrorInfo: "" };
const refused = (status: number, info: RegExp) => ({
  status,
  ActionStatus: "FAIL",
  ErrorCode: 1,
  ErrorInfo: expect.stringMatching(info) as string,
});

beforeEach(() => makeApp());
afterEach(async () => {
  await db().$executeRaw`TRUNCATE app, event, touched, ingest_minute, rejected, duplicate`;
});

describe("storing", () => {
  it("keeps the documented sample with its raw body and query", async () => {
    expect(await post()).toEqual(OK);
    const events = await db().event.findMany();
    expect(events).toMatchObject([
      {
        userId: "testuser316",
        eventTime: new Date(1629883332497),
        timeSource: 0,
        action: "Login",
        reason: "Register",
        platform: "android",
        rawPlatform: "Android",
        clientIp: "203.0.113.7",
        customStatus: null,
        kicked: ["Windows", "Android"],
      },
    ]);
    const [raw] = await storedRaw();
    expect(raw).toMatchObject({ query: callback().query, body: JSON.stringify(SAMPLE) });
    expect(await db().presence.findMany()).toMatchObject([
      { userId: "testuser316", lastEventAt: new Date(1629883332497) },
    ]);
    expect(await db().touched.count()).toBe(0);
  });

  it("acknowledges a duplicate, counts it and keeps one", async () => {
    expect([await post(), await post(), await post()]).toEqual([OK, OK, OK]);
    expect(await db().event.count()).toBe(1);
    expect(await counts()).toMatchObject({ accepted: 1, duplicates: 2 });
    const [event] = await db().event.findMany();
    const same = { userId: event?.userId, eventTime: event?.eventTime, identity: event?.identity };
    expect(await db().duplicate.findMany()).toMatchObject([same, same]);
  });

  it("keeps events apart that differ in any field of the identity", async () => {
    await post();
    await post({ query: { OptPlatform: "IOS" } });
    await post({ query: { ClientIP: "203.0.113.8" } });
    await post({ query: { ClientIP: null, OptPlatform: null } });
    await post({ body: { ...SAMPLE, EventTime: SAMPLE.EventTime + 1 } });
    await post({ body: { ...SAMPLE, KickedDevice: [{ Platform: "Windows" }] } });
    await post({ body: { ...SAMPLE, Info: { ...SAMPLE.Info, To_Account: "Testuser316" } } });
    expect(await db().event.count()).toBe(7);
  });

  it("takes the kicked platforms in any order for the same event", async () => {
    await post();
    await post({ body: { ...SAMPLE, KickedDevice: [{ Platform: "Android" }, { Platform: "Windows" }] } });
    expect(await db().event.count()).toBe(1);
  });

  it("stores many at once, each once", async () => {
    const bodies = Array.from({ length: 400 }, (_, i) => ({ ...SAMPLE, EventTime: SAMPLE.EventTime + (i % 300) }));
    const answers = await Promise.all(bodies.map((body) => post({ body })));
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    expect(await db().event.count()).toBe(300);
    expect(await counts()).toMatchObject({ accepted: 300, duplicates: 100 });
    expect(await db().duplicate.count()).toBe(100);
  });

  it.each(["-rf", "=1+1", "a/b?c#d%20", "..", "用户😀", "'; DROP TABLE event; --", " "])(
    "stores the UserID %j",
    async (id) => {
      await post({ body: { ...SAMPLE, Info: { ...SAMPLE.Info, To_Account: id } } });
      expect(await db().event.findMany({ select: { userId: true } })).toEqual([{ userId: id }]);
    },
  );

  it("stores what JSON may hold and PostgreSQL's text may not", async () => {
    const Info = {
      Action: "CustomStatusChange",
      To_Account: "u",
      Reason: "SetCustomStatus",
      CustomStatus: "a\0b\uD800",
    };
    expect(await post({ body: { ...SAMPLE, Info, Deep: "\0" }, query: { ClientIP: "\0" } })).toEqual(OK);
    expect(await db().event.findMany()).toMatchObject([{ customStatus: "a\uFFFDb\uFFFD", clientIp: "\uFFFD" }]);
  });
});

describe("a body without EventTime", () => {
  const untimed = { ...SAMPLE, EventTime: undefined };
  const at = (seconds: number) => ({ body: untimed, receivedAt: Date.UTC(2026, 0, 1) + seconds * 1000 });

  it("takes its time from RequestTime, else from the receipt", async () => {
    await makeApp({ sdkAppId: "2", callbackTokens: ["t"] });
    const receivedAt = Date.now();
    await post({ body: untimed, token: "t", query: { SdkAppid: "2" }, receivedAt });
    await post({ body: untimed, receivedAt });
    const events = await db().event.findMany({ orderBy: { timeSource: "asc" } });
    expect(events.map((e) => [e.timeSource, e.eventTime.getTime()])).toEqual([
      [1, Math.floor(receivedAt / 1000) * 1000],
      [2, receivedAt],
    ]);
  });

  it("is the same event within 10 s, one after the other", async () => {
    for (const seconds of [0, 10, 10.001]) expect(await post(at(seconds))).toEqual(OK);
    const events = await db().event.findMany({ orderBy: { eventTime: "asc" } });
    expect(events.map((e) => e.eventTime.getTime() - Date.UTC(2026, 0, 1))).toEqual([0, 10_001]);
    expect(await counts()).toMatchObject({ accepted: 2, duplicates: 1 });
  });

  it("is the same event within 10 s, all at once", async () => {
    await Promise.all([0, 1, 2, 3].map((seconds) => post(at(seconds))));
    expect(await db().event.count()).toBe(1);
    expect(await counts()).toMatchObject({ accepted: 1, duplicates: 3 });
    expect(await db().duplicate.count()).toBe(3);
  });

  it("is another event on another platform", async () => {
    await post(at(0));
    await post({ ...at(0), query: { OptPlatform: "Web" } });
    expect(await db().event.count()).toBe(2);
  });
});

describe("two instances", () => {
  it.each([
    ["with", 1_629_883_332_497],
    ["without", undefined],
  ])("that get the same callback %s an EventTime at the same moment store it once", async (_, EventTime) => {
    const apps = await appsBySdkAppId();
    const batches = Array.from({ length: 20 }, (_, i) => {
      const body = { ...SAMPLE, EventTime, Info: { ...SAMPLE.Info, To_Account: `u${i % 4}` } };
      const judged = judge(callback({ body, receivedAt: Date.now() + i }), apps);
      if (judged.kind !== "event") throw new Error(judged.kind);
      return [{ appId: judged.app.id, event: judged.event, skewMs: null }];
    });
    await Promise.all(batches.map((batch, i) => append(batch, `instance-${i}`)));
    expect(await db().event.count()).toBe(4);
    expect(await counts()).toMatchObject({ accepted: 4, duplicates: 16 });
    expect(await db().duplicate.count()).toBe(16);
  });
});

describe("limits", () => {
  it.each([
    ["OptPlatform", { query: { OptPlatform: "P".repeat(65) } }],
    ["ClientIP", { query: { ClientIP: "1".repeat(65) } }],
    ["Info.Action", { body: { ...SAMPLE, Info: { ...SAMPLE.Info, Action: "A".repeat(65) } } }],
  ])("refuse a longer %s by its name", async (field, fields) => {
    expect(await post(fields)).toEqual(refused(400, new RegExp(`^${field}: `)));
    expect(await db().event.count()).toBe(0);
  });

  it("let through what just fits", async () => {
    const Info = { Action: "A".repeat(64), To_Account: "u".repeat(255), Reason: "R".repeat(64) };
    const KickedDevice = Array(16).fill({ Platform: "P".repeat(64) });
    const query = { OptPlatform: "P".repeat(64), ClientIP: "1".repeat(64) };
    expect(await post({ body: { ...SAMPLE, Info, KickedDevice, CustomStatus: "s".repeat(1024) }, query })).toEqual(OK);
  });
});

describe("answers", () => {
  it.each([
    ["another command", { query: { CallbackCommand: "C2C.CallbackBeforeSendMsg" }, body: "{}" }],
    [
      "another command with a body that is not JSON",
      { query: { CallbackCommand: "Group.CallbackAfterSendMsg" }, body: "<xml/>" },
    ],
    ["another command in the body alone", { query: { CallbackCommand: null }, body: { CallbackCommand: "X.Y" } }],
    ["an empty probe", { body: "" }],
    ["an empty probe without a command", { query: { CallbackCommand: null }, body: "" }],
    ["an odd probe without a command", { query: { CallbackCommand: null }, body: "{}" }],
    ["an odd probe that is not JSON", { query: { CallbackCommand: null }, body: "verify" }],
  ])("OK to %s, and no event", async (_, fields) => {
    expect(await post(fields)).toEqual(OK);
    expect(await db().event.count()).toBe(0);
    expect(await counts()).toMatchObject({ accepted: 0, other: 1 });
  });

  it.each([
    ["an unknown SdkAppid", { query: { SdkAppid: "7" } }, 403, /SdkAppid/, "app"],
    ["a missing SdkAppid", { query: { SdkAppid: null } }, 403, /SdkAppid/, "app"],
    ["a secret where none is set", { secret: "guess" }, 401, /secret/, "secret"],
    ["a body that is not JSON", { body: "{" }, 400, /not JSON/, "not_json"],
    [
      "a missing field",
      { body: { ...SAMPLE, Info: { Action: "Login", Reason: "Register" } } },
      400,
      /Info\.To_Account/,
      "field",
    ],
    ["a field of the wrong type", { body: { ...SAMPLE, EventTime: [] } }, 400, /EventTime/, "field"],
    [
      "a body over 64 KiB",
      { body: JSON.stringify({ ...SAMPLE, X: "x".repeat(65 * 1024) }) },
      413,
      /65536/,
      "too_large",
    ],
    ["a GET", { method: "GET" }, 405, /POST/, "method"],
  ])("FAIL to %s, and keeps it to be seen", async (_, fields, status, info, cause) => {
    expect(await post(fields)).toEqual(refused(status, info));
    expect(await db().event.count()).toBe(0);
    const kept = await db().rejected.findMany();
    expect(kept).toMatchObject([{ cause, method: cause === "method" ? "GET" : "POST" }]);
    expect(kept[0]?.error).toMatch(info);
  });

  it("stores a body of exactly 64 KiB", async () => {
    const size = 64 * 1024 - JSON.stringify({ ...SAMPLE, X: "" }).length;
    expect(await post({ body: { ...SAMPLE, X: "x".repeat(size) } })).toEqual(OK);
  });

  it("checks Sign where the app has a token", async () => {
    await makeApp({ sdkAppId: "2", callbackTokens: ["old", "new"] });
    const query = { SdkAppid: "2" };
    expect(await post({ query })).toEqual(refused(401, /Sign is missing/));
    expect(await post({ query, token: "wrong" })).toEqual(refused(401, /does not match/));
    expect(await post({ query, token: "old" })).toEqual(OK);
    expect(await post({ query, token: "new" })).toEqual(OK);
    const stale = { ...query, RequestTime: "1669872112" };
    expect(await post({ query: stale, token: "old" })).toEqual(refused(401, /clock/));
  });

  it("checks the secret in the path where the app has one", async () => {
    await makeApp({ sdkAppId: "2", pathSecret: "abc-123" });
    const query = { SdkAppid: "2" };
    expect(await post({ query })).toEqual(refused(401, /secret/));
    expect(await post({ query, secret: "abc-124" })).toEqual(refused(401, /secret/));
    expect(await post({ query, secret: "abc-123" })).toEqual(OK);
  });

  it("keeps a flood of refused callbacks by samples, the newest 200 of a cause, and counts them all", async () => {
    const started = Date.now();
    await Promise.all(Array.from({ length: 300 }, (_, i) => post({ body: `{0-${i}`, receivedAt: started })));
    expect(await db().rejected.count()).toBe(50);
    for (let i = 0; i < 170; i++) await post({ body: `{1-${i}`, receivedAt: started + (i + 1) * 1_000 });
    expect(await db().rejected.count()).toBe(200);
    const newest = await db().rejected.findFirst({ orderBy: { id: "desc" } });
    expect(Buffer.from(newest?.body ?? []).toString()).toBe("{1-169");
    expect((await counts()).rejected).toEqual({ not_json: 470 });
  });

  it("keeps the whole body of the app's own sender, and the beginning of a stranger's", async () => {
    const body = "x".repeat(60_000);
    await post({ body });
    await post({ body, query: { SdkAppid: "7" } });
    const kept = await db().rejected.findMany({ orderBy: { id: "asc" } });
    expect(kept.map((row) => [row.cause, row.body.length, row.bodyBytes])).toEqual([
      ["not_json", 60_000, 60_000],
      ["app", 4_096, 60_000],
    ]);
  });
});

describe("other commands", () => {
  const send = (command: string, body = "{}") => post({ query: { CallbackCommand: command }, body });
  const commands = async () => {
    const sums = new Map<string, number>();
    for (const row of await db().ingestMinute.findMany()) {
      for (const [name, n] of Object.entries(row.commands as Record<string, number>))
        sums.set(name, (sums.get(name) ?? 0) + n);
    }
    return Object.fromEntries(sums);
  };

  it("are counted by their names, and what has no such name without one", async () => {
    for (const command of ["C2C.CallbackBeforeSendMsg", "Group.CallbackAfterSendMsg", "C2C.CallbackBeforeSendMsg"])
      await send(command);
    for (const odd of ["", "no command", "a.b\nc", `C2C.${"x".repeat(99)}`, "<script>.x", "__proto__"]) await send(odd);
    await post({ query: { CallbackCommand: null }, body: "" });
    expect(await commands()).toEqual({ "C2C.CallbackBeforeSendMsg": 2, "Group.CallbackAfterSendMsg": 1, "": 7 });
    expect(await counts()).toMatchObject({ other: 10 });
  });

  it("are all counted, but not all named, where someone makes names up", async () => {
    for (let part = 0; part < 3; part += 1)
      await Promise.all(Array.from({ length: 300 }, (_, i) => send(`Made.Up${part}x${i}`)));
    await send("C2C.CallbackAfterSendMsg");
    const named = await commands();
    expect(Object.values(named).reduce((sum, n) => sum + n, 0)).toBe(901);
    // A minute may end between them, and the last batch may not be merged with the others yet.
    expect(Object.keys(named).length).toBeLessThanOrEqual(2 * 101 + 500);
    expect(Object.keys(named).length).toBeLessThan(901);
    expect(await counts()).toMatchObject({ other: 901 });
  });
});

async function counts() {
  const rows = await db().ingestMinute.findMany();
  const rejected: Record<string, number> = {};
  for (const row of rows) {
    for (const [cause, n] of Object.entries(row.rejected as Record<string, number>))
      rejected[cause] = (rejected[cause] ?? 0) + n;
  }
  const sum = (of: "accepted" | "duplicates" | "other") => rows.reduce((total, row) => total + row[of], 0);
  return { accepted: sum("accepted"), duplicates: sum("duplicates"), other: sum("other"), rejected };
}
