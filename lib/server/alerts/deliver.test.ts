import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/time/units";
import { MAX_ATTEMPTS } from "@/lib/alerts/retry";
import { RULES } from "@/lib/alerts/rules";
import { db } from "../db/client";
import { clearData } from "../testing/clear-data";
import { claim } from "./claim";
import { deliver } from "./deliver";
import {
  BEYOND_CAP,
  enqueueClosed,
  enqueueOpened,
  NEVER_OPENED,
  OVER_BEFORE_DUE,
  RECEIVER_GONE,
  type Notification,
} from "./enqueue";
import { makeChannel, receiver } from "./testing/receiver";

const T0 = Date.UTC(2026, 10, 26, 12);
let now = T0;
const clock = () => new Date(now);

beforeEach(async () => {
  await clearData();
  now = T0;
});

const quiet = { quietHours: null, snoozedUntil: null } as const;
function alertOf(fields: Partial<Notification["settings"]> = {}): Notification {
  const { forMinutes, recoverMinutes } = RULES.disk_full;
  const settings = { rule: "disk_full", enabled: true, threshold: 10, forMinutes, recoverMinutes, channelIds: [] };
  return {
    id: randomUUID(),
    app: null,
    settings: { ...settings, ...quiet, ...fields, rule: "disk_full" },
    facts: { rule: "disk_full", instance: "host /data", freeBytes: 1, totalBytes: 100 },
    since: clock(),
    closedAt: null,
  };
}
const open = (alert: Notification) => enqueueOpened(db(), alert, clock());
const close = (alert: Notification) => enqueueClosed(db(), { ...alert, closedAt: clock() }, clock());
const states = async () =>
  (await db().alertDelivery.findMany({ orderBy: [{ createdAt: "asc" }, { kind: "desc" }] })).map(
    ({ kind, state, lastError }) => [kind, state, lastError],
  );

it("sends each alert once to each channel, although several engines deliver at once", async () => {
  await Promise.all([makeChannel(), makeChannel(), makeChannel()]);
  for (let i = 0; i < 10; i++) await open(alertOf());
  const { send, received } = receiver(async () => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    return { ok: true, answer: "" };
  });
  await Promise.all(Array.from({ length: 4 }, () => deliver({ send, clock })));
  await deliver({ send, clock });
  expect(received).toHaveLength(30);
  expect(new Set(received.map(({ id }) => id)).size).toBe(30);
});

it("does not put an alert into the queue twice", async () => {
  await makeChannel();
  const alert = alertOf();
  await Promise.all([open(alert), open(alert)]);
  const { send, received } = receiver();
  await deliver({ send, clock });
  expect(received).toHaveLength(1);
});

it("sends again under the same id when an engine died while it sent", async () => {
  await makeChannel();
  await open(alertOf());
  const dead = await claim(clock());
  const { send, received } = receiver();
  await deliver({ send, clock });
  expect(received).toEqual([]);
  now += MINUTE;
  await deliver({ send, clock });
  expect(received).toEqual([dead?.message]);
  now += HOUR;
  await deliver({ send, clock });
  expect(received).toHaveLength(1);
});

it("retries with growing pauses, under the same id, and gives up", async () => {
  await makeChannel();
  await open(alertOf());
  const { send, received } = receiver(() => ({ ok: false, error: "HTTP 500" }));
  const seconds: number[] = [];
  for (let due; (due = await nextDue()) !== undefined;) {
    now = due.getTime();
    seconds.push((now - T0) / SECOND);
    await deliver({ send, clock });
  }
  expect(received).toHaveLength(MAX_ATTEMPTS);
  expect(new Set(received.map((message) => JSON.stringify(message))).size).toBe(1);
  expect(seconds.slice(0, 4)).toEqual([0, 10, 30, 70]);
  expect(seconds.at(-1)).toBeLessThan(HOUR / SECOND);
  expect(await states()).toEqual([["opened", "failed", "HTTP 500"]]);
});

const nextDue = async () => (await db().alertDelivery.findFirst({ where: { state: "pending" } }))?.nextAttemptAt;

it("does not try again what cannot succeed, and waits as long as the receiver wishes", async () => {
  await makeChannel();
  await open(alertOf());
  await deliver({ send: receiver(() => ({ ok: false, error: "gone", permanent: true })).send, clock });
  expect(await states()).toEqual([["opened", "failed", "gone"]]);
  await open(alertOf());
  const { send, received } = receiver(() => ({ ok: false, error: "muted", retryAfterMs: 10 * MINUTE }));
  await deliver({ send, clock });
  now += 10 * MINUTE - 1;
  await deliver({ send, clock });
  expect(received).toHaveLength(1);
});

describe("the end of an alert", () => {
  it("comes after the alert, also if both wait for a channel that is away", async () => {
    await makeChannel();
    const alert = alertOf();
    await open(alert);
    await deliver({ send: receiver(() => ({ ok: false, error: "away" })).send, clock });
    await close(alert);
    now += MINUTE;
    const { send, titles } = receiver();
    await deliver({ send, clock });
    expect(titles()).toEqual([expect.stringContaining("[Alert]"), expect.stringContaining("[Recovered]")]);
  });

  it("is left out if the alert was never sent", async () => {
    await makeChannel();
    const alert = alertOf();
    await open(alert);
    await close(alert);
    const { send, received } = receiver(() => ({ ok: false, error: "refused", permanent: true }));
    await deliver({ send, clock });
    await deliver({ send, clock });
    expect(received).toHaveLength(1);
    expect(await states()).toEqual([
      ["opened", "failed", "refused"],
      ["closed", "left_out", NEVER_OPENED],
    ]);
  });
});

describe("quiet hours", () => {
  const night = { quietHours: { from: 11 * 60, to: 13 * 60 } };

  it("hold an alert back until they end, in the zone of the channel", async () => {
    await makeChannel();
    await makeChannel({ timeZone: "Asia/Shanghai" });
    await open(alertOf(night));
    const { send, received } = receiver();
    await deliver({ send, clock });
    expect(received.map(({ timeZone }) => timeZone)).toEqual(["Asia/Shanghai"]);
    now = T0 + HOUR;
    await deliver({ send, clock });
    expect(received.map(({ timeZone }) => timeZone)).toEqual(["Asia/Shanghai", "UTC"]);
  });

  it("and a snooze leave out an alert that is over before they end, with its end", async () => {
    for (const held of [night, { snoozedUntil: new Date(T0 + HOUR) }]) {
      await clearData();
      now = T0;
      await makeChannel();
      const alert = alertOf(held);
      await open(alert);
      now += 10 * MINUTE;
      await close(alert);
      now += 2 * HOUR;
      const { send, received } = receiver();
      await deliver({ send, clock });
      expect(received).toEqual([]);
      expect(await states()).toEqual([["opened", "left_out", OVER_BEFORE_DUE]]);
    }
  });
});

it("caps a channel by the hour, and says once what it left out", async () => {
  await makeChannel({ hourlyCap: 3 });
  const { send, titles } = receiver();
  for (let i = 0; i < 12; i++) {
    await open(alertOf());
    await deliver({ send, clock });
    now += MINUTE;
  }
  expect(titles()).toHaveLength(3);
  expect((await states()).filter(([, state]) => state === "left_out")).toHaveLength(9);
  expect((await states()).find(([, state]) => state === "left_out")?.[2]).toBe(BEYOND_CAP);
  now = T0 + HOUR + SECOND;
  await open(alertOf());
  await Promise.all([deliver({ send, clock }), deliver({ send, clock })]);
  expect(titles().slice(3).sort()).toEqual([
    "[Alert] Rollcall: 9 more messages left out",
    "[Alert] Rollcall: disk nearly full, 1 % free",
  ]);
});

it("claims nothing after a stop, and sends again what a stop cut short", async () => {
  await Promise.all([makeChannel(), makeChannel()]);
  await open(alertOf());
  const stop = new AbortController();
  const cut = new AbortController();
  const { send, received } = receiver();
  const hanging: typeof send = (settings, message, signal) => {
    stop.abort();
    return new Promise((resolve) => {
      signal?.addEventListener("abort", () => resolve({ ok: false, error: "aborted" }));
      setTimeout(() => cut.abort(), 1);
    });
  };
  expect(await deliver({ send: hanging, clock, stop: stop.signal, cut: cut.signal })).toBe(1);
  expect(received).toEqual([]);
  now += MINUTE;
  await deliver({ send, clock });
  expect(received).toHaveLength(2);
});

describe("a receiver that is gone", () => {
  const gone = () => ({ ok: false as const, error: "HTTP 410", permanent: true, gone: true });
  const isOn = async (id: number) => (await db().alertChannel.findUniqueOrThrow({ where: { id } })).enabled;

  it("switches its channel off, and what waits for it says why", async () => {
    const [{ id }, other] = [await makeChannel(), await makeChannel({ name: "Other" })];
    await db().alertChannel.update({ where: { id: other.id }, data: { enabled: false } });
    await open(alertOf());
    now += SECOND;
    await open(alertOf());
    await db().alertChannel.update({ where: { id: other.id }, data: { enabled: true } });
    const { send, received } = receiver(gone);
    await deliver({ send, clock });
    expect(received).toHaveLength(1);
    expect([await isOn(id), await isOn(other.id)]).toEqual([false, true]);
    expect(await states()).toEqual([
      ["opened", "failed", `HTTP 410. ${RECEIVER_GONE}.`],
      ["opened", "left_out", RECEIVER_GONE],
    ]);
  });

  it("does not switch off a channel that was changed meanwhile", async () => {
    const { id } = await makeChannel();
    await open(alertOf());
    const { send } = receiver(async () => {
      await db().alertChannel.update({ where: { id }, data: { name: "Moved", updatedAt: new Date(T0 + DAY) } });
      return gone();
    });
    await deliver({ send, clock });
    expect(await isOn(id)).toBe(true);
  });
});

it("sends nothing to a channel that is switched off", async () => {
  const { id } = await makeChannel();
  await open(alertOf());
  await db().alertChannel.update({ where: { id }, data: { enabled: false } });
  const { send, received } = receiver();
  await deliver({ send, clock });
  await db().alertChannel.update({ where: { id }, data: { enabled: true } });
  await deliver({ send, clock });
  expect(received).toEqual([]);
});
