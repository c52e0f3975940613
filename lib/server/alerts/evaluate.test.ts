import { beforeEach, describe, expect, it } from "vitest";
import { DAY, floorTo, HOUR, MINUTE, SECOND } from "@/lib/time/units";
import type { AlertRuleName } from "@/lib/alerts/values";
import { db } from "../db/client";
import { postCallback } from "../testing/post-callback";
import { makeApp } from "../testing/callback";
import { clearData } from "../testing/clear-data";
import { personWith } from "../testing/principal";
import { processAll } from "../testing/process-all";
import { listAlerts } from "../queries/alerts/alerts";
import { deliver } from "./deliver";
import { evaluate } from "./evaluate";
import { changeRule, listRules } from "./rule-settings";
import { makeChannel, receiver } from "./testing/receiver";
import { readWatches, unwatchUser, watchUser } from "./watches";

const APP = "1400000000";
const T0 = Date.UTC(2026, 10, 26, 12);
let appId: number;
let now = T0;
let told = receiver();
const clock = () => new Date(now);

const operator = personWith("operator");

beforeEach(async () => {
  await clearData();
  appId = (await makeApp()).id;
  await makeChannel();
  now = T0;
  told = receiver();
});

/** Two engines on one database look and deliver at once, every minute until `end`. Returns the messages by minute. */
async function play(end: number, each: (minute: number) => Promise<unknown> = () => Promise.resolve()) {
  const told: [number, string][] = [];
  for (; now <= end; now += MINUTE) {
    const minute = (now - T0) / MINUTE;
    await each(minute);
    const { send, titles } = receiver();
    await Promise.all([evaluate(clock()), evaluate(clock())]);
    await Promise.all([deliver({ send, clock }), deliver({ send, clock })]);
    for (const title of titles()) told.push([minute, title]);
  }
  return told;
}

/** Counts of callbacks in a minute, as the receiver writes them. */
const count = (minute: number, fields: { accepted?: number; rejected?: Record<string, number>; skewMs?: number }) =>
  db().ingestMinute.create({ data: { appId, minute: new Date(minute), writerId: "w", ...fields } });

const only = async (...rules: AlertRuleName[]) => {
  for (const { rule } of await listRules(APP))
    if (!rules.includes(rule)) await changeRule({ app: APP, rule }, { enabled: false });
};

it("tells each of two engines' alerts once, with what, since when and how much", async () => {
  await only("callbacks_stopped");
  for (let m = -120; m < 0; m++) await count(T0 + m * MINUTE, { accepted: 30 });
  const messages = await play(T0 + 20 * MINUTE, async (minute) => {
    if (minute >= 12) await count(now, { accepted: 30 });
  });
  expect(messages).toEqual([
    [5, "[Alert] 1400000000: no callbacks since 12:00"],
    [15, "[Recovered] 1400000000: callbacks arrive again"],
  ]);
  const { alerts } = await listAlerts({ app: APP, lang: "en", limit: 50 }, operator);
  expect(alerts.map(({ rule, state, since }) => [rule, state, since])).toEqual([
    ["callbacks_stopped", "closed", new Date(T0).toISOString()],
  ]);
  expect(alerts[0]?.lines).toContainEqual({ label: "Usual", text: "about 360 callbacks in this time" });
  expect(alerts[0]?.deliveries.map(({ kind, state }) => [kind, state])).toEqual([
    ["opened", "sent"],
    ["closed", "sent"],
  ]);
});

it("goes on after a restart: what was pending opens when it has lasted", async () => {
  await only("disk_full");
  const report = (freeBytes: number) =>
    db().instanceReport.upsert({
      where: { instance: "host /data" },
      create: { ...instance, freeBytes, reportedAt: clock() },
      update: { freeBytes, reportedAt: clock() },
    });
  const instance = { instance: "host /data", totalBytes: 100, journalRecords: 0, journalBytes: 0 };
  const first = await play(T0 + MINUTE, () => report(3));
  expect(first).toEqual([]);
  expect(await play(T0 + 3 * MINUTE, () => report(3))).toEqual([[2, "[Alert] Rollcall: disk nearly full, 3 % free"]]);
  expect(await play(T0 + 20 * MINUTE, () => report(40))).toEqual([
    [14, "[Recovered] Rollcall: disk has space again, 40 % free"],
  ]);
});

describe("refused callbacks and the clock", () => {
  it("are told by share and by difference, and not for a few", async () => {
    await only("callbacks_refused", "clock_off");
    const messages = await play(T0 + 12 * MINUTE, (minute) =>
      minute < 6
        ? count(now, { accepted: 60, rejected: { signature: 40, method: 900 }, skewMs: 45_000 })
        : count(now, { accepted: 100, rejected: { field: minute === 6 ? 1 : 0 }, skewMs: 500 }),
    );
    expect(messages).toEqual([
      [2, "[Alert] 1400000000: 40 % of callbacks refused"],
      [3, "[Alert] 1400000000: clock is 45 s ahead of Tencent’s"],
      [11, "[Recovered] 1400000000: clock is right again"],
    ]);
  });
});

it("tells an incident that begins and is over", async () => {
  await only("incident");
  const ended = (m: number) => (m >= 0 && m < 30 ? 200 : 3);
  for (let m = -180; m < 0; m++) await rollup(m, ended(m));
  const messages = await play(T0 + 45 * MINUTE, (minute) => rollup(minute, ended(minute)));
  expect(messages).toEqual([
    [2, "[Alert] 1400000000: 400 connections ended, 67 × usual"],
    [38, "[Recovered] 1400000000: incident over, 6,000 connections ended"],
  ]);
});

/** The sums of a minute and of its day, as the rollup writes them. */
async function rollup(minute: number, ended: number): Promise<void> {
  const at = new Date(T0 + minute * MINUTE);
  const day = new Date(floorTo(T0, DAY));
  await db().rollupOnline.create({ data: { appId, size: 1, at, peakAt: at, ended } });
  await db().rollupOnline.upsert({
    where: { appId_size_at: { appId, size: 1_440, at: day } },
    create: { appId, size: 1_440, at: day, peakAt: day, ended },
    update: { ended: { increment: ended } },
  });
}

it("forwards Tencent's own alerts, once until they cease, with the body kept whole", async () => {
  await only("tencent_alert");
  now = Math.floor(Date.now() / MINUTE) * MINUTE + MINUTE;
  const body = { CallbackCommand: "Alert.RequestOverLimit", ServiceName: "openim", Command: "batchsendmsg" };
  const post = () =>
    postCallback({
      query: { CallbackCommand: "Alert.RequestOverLimit" },
      body: { ...body, Request: 510, Limit: 200 },
      receivedAt: now - SECOND,
    });
  expect((await post()).ActionStatus).toBe("OK");
  const look = async () => {
    await evaluate(clock());
    await deliver({ send: told.send, clock });
  };
  await look();
  now += 10 * MINUTE;
  await post();
  await look();
  now += 55 * MINUTE;
  await look();
  expect(told.titles()).toEqual(["[Alert] 1400000000: openim/batchsendmsg called 510 times a second, limit 200"]);
  now += 10 * MINUTE;
  await look();
  expect(told.titles().slice(1)).toEqual(["[Recovered] 1400000000: no more Alert.RequestOverLimit from Tencent"]);
  const kept = await db().tencentAlert.findMany();
  expect(kept.map((row) => JSON.parse(row.body) as unknown)).toEqual(
    Array(2).fill({ ...body, Request: 510, Limit: 200 }),
  );
});

describe("a watched user", () => {
  const callbackOf = (action: string, reason: string, at: number) =>
    postCallback({
      body: {
        CallbackCommand: "State.StateChange",
        EventTime: at,
        Info: { Action: action, To_Account: "ada", Reason: reason },
      },
      receivedAt: at,
    });

  it("is told when they go and come, with the reason, until the watch ends", async () => {
    await only("watched_user");
    const began = Math.floor(Date.now() / MINUTE) * MINUTE - 2 * HOUR;
    await callbackOf("Login", "Register", began);
    await processAll();
    now = began + MINUTE;
    await watchUser({ app: APP, id: "ada" }, "Ann", clock());
    expect((await readWatches(APP, clock())).reaches).toBe(1);
    await callbackOf("Logout", "Unregister", now);
    await processAll();
    for (let i = 0; i < 4; i++, now += MINUTE) {
      await Promise.all([evaluate(clock()), evaluate(clock())]);
      await deliver({ send: told.send, clock });
    }
    expect(told.titles()).toEqual([expect.stringMatching(/^\[Notice\] 1400000000: ada went offline at/)]);
    expect(told.received[0]?.lines.find(({ label }) => label === "Reason")?.text).toMatch(/Logout|log/i);
    now += 24 * HOUR;
    await callbackOf("Login", "Register", now - HOUR);
    await processAll();
    await evaluate(clock());
    await deliver({ send: told.send, clock });
    expect(told.received).toHaveLength(1);
    expect((await readWatches(APP, clock())).watches).toEqual([]);
  });

  it("has to exist", async () => {
    await expect(watchUser({ app: APP, id: "nobody" }, "Ann", clock())).rejects.toMatchObject({ code: "not_found" });
    await expect(unwatchUser({ app: APP, id: "nobody" })).rejects.toMatchObject({ code: "not_found" });
  });
});

it("closes silently what a rule that is switched off had opened", async () => {
  await only("callbacks_refused");
  await play(T0 + 3 * MINUTE, () => count(now, { accepted: 1, rejected: { signature: 40 } }));
  await changeRule({ app: APP, rule: "callbacks_refused" }, { enabled: false });
  expect(await play(T0 + 10 * MINUTE)).toEqual([]);
  expect((await listAlerts({ app: APP, lang: "en", limit: 50, state: "closed" }, operator)).alerts).toHaveLength(1);
});

it("keeps settings by app, gives defaults back, and says how many channels are reached", async () => {
  const key = { app: APP, rule: "incident" as const };
  const changed = await changeRule(key, { threshold: 500, quietHours: { from: 1_320, to: 420 } });
  expect(changed).toMatchObject({ threshold: 500, quietHours: { from: 1_320, to: 420 }, reaches: 1, channels: [] });
  expect(await changeRule(key, { threshold: null, quietHours: null })).toMatchObject({
    threshold: 10,
    quietHours: null,
  });
  await expect(changeRule(key, { channels: [999] })).rejects.toMatchObject({ code: "not_found" });
  await db().alertChannel.updateMany({ data: { enabled: false } });
  expect((await listRules(APP)).map(({ reaches }) => reaches)).toEqual(Array(9).fill(0));
});

it("opens an alert that no channel gets, for the console", async () => {
  await only("callbacks_refused");
  await db().alertChannel.deleteMany();
  expect(await play(T0 + 3 * MINUTE, () => count(now, { accepted: 1, rejected: { signature: 40 } }))).toEqual([]);
  expect((await listAlerts({ app: APP, lang: "zh-CN", limit: 50, state: "open" }, operator)).alerts).toHaveLength(1);
});
