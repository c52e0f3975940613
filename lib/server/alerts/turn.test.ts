import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ChannelSettings } from "@/lib/contracts/alert-channels";
import { RULES } from "@/lib/alerts/rules";
import { MINUTE, SECOND } from "@/lib/time/units";
import { db } from "../db/client";
import { clearData } from "../testing/clear-data";
import { serveStandIn, transportTo, type StandInServer } from "../testing/stand-ins/http-server";
import { dingtalkStandIn, feishuStandIn, slackStandIn, wecomStandIn } from "../testing/stand-ins/robots";
import type { StandIn } from "../testing/stand-ins/types";
import { webhookStandIn } from "../testing/stand-ins/webhook";
import { sender } from "./channels/send";
import {
  DINGTALK_SECRET,
  FEISHU_SECRET,
  HTTP_SETTINGS,
  KEY,
  SLACK_PATH,
  WEBHOOK_SECRET,
} from "./channels/testing/message";
import { deliver } from "./deliver";
import { enqueueOpened } from "./enqueue";
import { makeChannel, receiver } from "./testing/receiver";

/** The library that checks the signature of webhooks has no other clock. */
const T0 = Date.now();
let now = T0;
const clock = () => new Date(now);
let server: StandInServer | null = null;

beforeEach(async () => {
  await clearData();
  now = T0;
});
afterEach(async () => {
  await server?.close();
  server = null;
});

/** Opens `count` alerts, each for every channel. */
async function open(count: number): Promise<void> {
  const { forMinutes, recoverMinutes } = RULES.disk_full;
  const rule = { rule: "disk_full", enabled: true, threshold: 10, forMinutes, recoverMinutes } as const;
  const settings = { ...rule, channelIds: [], quietHours: null, snoozedUntil: null };
  const facts = { rule: "disk_full", instance: "host /data", freeBytes: 1, totalBytes: 100 } as const;
  for (let i = 0; i < count; i++) {
    const alert = { id: randomUUID(), app: null, settings, facts, since: clock(), closedAt: null };
    await enqueueOpened(db(), alert, clock());
  }
}

/** Two channels of one receiver, as two apps may have them. */
const makeTwins = (settings: ChannelSettings) =>
  Promise.all([makeChannel({ settings, hourlyCap: 1_000 }), makeChannel({ settings, hourlyCap: 1_000 })]);

/** A sender that calls the stand-in, whose clock is that of the test. */
async function connect(standIn: StandIn) {
  server = await serveStandIn(standIn, () => now);
  return { send: sender({ transport: transportTo(server), privateAllowed: false, now: () => now }), server };
}

const states = async () =>
  (await db().alertDelivery.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] })).map(
    ({ state, attempts, lastError }) => [state, attempts, lastError],
  );

/** The service, and how many messages it takes in a time. */
const SERVICES: [StandIn, ChannelSettings, number, number][] = [
  [wecomStandIn(KEY), HTTP_SETTINGS.wecom, 20, MINUTE],
  [dingtalkStandIn(KEY, DINGTALK_SECRET), HTTP_SETTINGS.dingtalk, 20, MINUTE],
  [feishuStandIn(KEY, FEISHU_SECRET), HTTP_SETTINGS.feishu, 5, SECOND],
  [slackStandIn(SLACK_PATH), HTTP_SETTINGS.slack, 1, SECOND],
  [webhookStandIn(WEBHOOK_SECRET), HTTP_SETTINGS.webhook, 10, SECOND],
];

it.each(SERVICES.map((service) => [service[1].kind, service] as const))(
  "%s: three instances keep its rate together, for two channels of one address",
  async (_kind, [standIn, settings, count, withinMs]) => {
    await makeTwins(settings);
    await open(15);
    const { send, server: service } = await connect(standIn);
    const pending = () => db().alertDelivery.count({ where: { state: "pending" } });
    for (let left = await pending(); left > 0; left = await pending()) {
      await Promise.all(Array.from({ length: 3 }, () => deliver({ send, clock })));
      now += Math.max(SECOND, withinMs / 10);
    }
    // Nothing was refused or tried twice, and nothing waited for longer than the rate asks for.
    expect(await states()).toEqual(Array(30).fill(["sent", 1, null]));
    expect(service.received).toHaveLength(30);
    const atLeast = (30 / count) * withinMs;
    expect(now - T0).toBeLessThanOrEqual(atLeast * 1.2 + MINUTE);
  },
  60_000,
);

it("sends nothing to a muted robot, and sends to the others", async () => {
  const [mute] = await makeTwins(HTTP_SETTINGS.dingtalk);
  await makeChannel();
  await open(2);
  let refusing = true;
  const received: string[] = [];
  const { send } = receiver();
  const answering: typeof send = async (settings, message, signal) => {
    received.push(settings.kind);
    if (settings.kind !== "dingtalk" || !refusing) return send(settings, message, signal);
    return { ok: false, error: "send too fast", retryAfterMs: 10 * MINUTE };
  };
  for (; now < T0 + 10 * MINUTE; now += MINUTE) await deliver({ send: answering, clock });
  expect(received.sort()).toEqual(["dingtalk", "webhook", "webhook"]);
  expect(await db().alertDelivery.count({ where: { channelId: mute.id, attempts: { gt: 1 } } })).toBe(0);
  refusing = false;
  await deliver({ send: answering, clock });
  expect((await states()).map(([state]) => state)).toEqual(Array(6).fill("sent"));
});
