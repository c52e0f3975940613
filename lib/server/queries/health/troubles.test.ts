import { expect, it } from "vitest";
import { liveAnswer } from "@/lib/contracts/live";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/time/units";
import { appNamed } from "../../apps/registry";
import { db } from "../../db/client";
import { append } from "../../receive/append";
import type { NewEvent } from "../../receive/judge";
import { newApp } from "../../testing/new-app";
import { processAll } from "../../testing/process-all";
import { readLive } from "../stats/live";
import { readTroubles } from "./troubles";

const T0 = Date.UTC(2026, 0, 15, 12);
const iso = (ms: number) => new Date(ms).toISOString();
const at = (minutes: number) => new Date(T0 + minutes * MINUTE);

const event = (userId: string, time: number, action: string, reason: string): NewEvent => ({
  ...{ userId, action, reason, kicked: [], customStatus: null, rawPlatform: "IOS", platform: "ios", clientIp: null },
  ...{ time, eventTime: time, timeSource: "EventTime", claimedMs: null, receivedAt: time, rawQuery: "", rawBody: "{}" },
  identity: Buffer.from(`${action}${time}`).toString("hex").slice(-32).padStart(32, "0"),
});

/** Forty users log in, one a minute. All lose their connections in minute 90. */
async function outage(): Promise<string> {
  const { id, app } = await newApp();
  const events = Array.from({ length: 40 }, (_, i) => [
    event(`u${i}`, T0 + i * MINUTE, "Login", "Register"),
    event(`u${i}`, T0 + 90 * MINUTE + i * SECOND, "Disconnect", "LinkClose"),
  ]).flat();
  await append(
    events.map((one) => ({ appId: id, event: one, skewMs: null })),
    "test",
  );
  await processAll();
  return app;
}

it("tells of an incident in any app while it goes on, and for an hour after", async () => {
  const app = await outage();
  const other = await newApp();
  const incident = { app, from: iso(T0 + 90 * MINUTE), to: iso(T0 + 91 * MINUTE), ended: 40 };
  expect((await readTroubles(at(90.9))).incidents).toMatchObject([{ ...incident, ongoing: true }]);
  expect((await readTroubles(at(120))).incidents).toMatchObject([{ ...incident, ongoing: false }]);
  expect((await readTroubles(at(152))).incidents).toEqual([]);
  const live = liveAnswer.parse(await readLive(await appNamed(other.app), at(91)));
  expect(live.incidents).toMatchObject([incident]);
});

it("does not call an incident over while callbacks wait to be processed", async () => {
  const app = await outage();
  const { id } = await appNamed(app);
  const own = async (minute: number) => (await readTroubles(at(minute))).incidents.filter((one) => one.app === app);
  expect(await own(100)).toMatchObject([{ ongoing: false }]);

  await db().touched.create({ data: { appId: id, userId: "u1", since: at(92), receivedAt: at(92) } });
  expect(await own(101)).toMatchObject([{ ongoing: true }]);
  await db().touched.deleteMany({ where: { appId: id } });

  const minute = await db().staleMinute.create({ data: { appId: id, minute: at(92), since: at(92) } });
  expect(await own(102)).toMatchObject([{ ongoing: true }]);
  await db().staleMinute.delete({ where: { id: minute.id } });
  expect(await own(103)).toMatchObject([{ ongoing: false }]);
});

it("waits neither for a minute that cannot be summed nor for another app", async () => {
  const app = await outage();
  const { id } = await appNamed(app);
  const other = await newApp();
  const own = async () => (await readTroubles(at(104))).incidents.filter((one) => one.app === app);
  const fault = { appId: id, minute: at(92), receipt: false };
  await db().rollupFault.create({ data: { ...fault, error: "out of range", retryAt: at(93) } });
  for (const appId of [id, other.id]) await db().staleMinute.create({ data: { ...fault, appId, since: at(92) } });
  expect(await own()).toMatchObject([{ ongoing: false }]);
  await db().rollupFault.deleteMany({ where: fault });
  await db().staleMinute.deleteMany({ where: { minute: at(92) } });
});

it("tells of an app whose callbacks have stopped, and not of one that never had any", async () => {
  const app = await outage();
  const never = await newApp();
  const { silences } = await readTroubles(new Date(T0 + 3 * DAY + HOUR));
  const own = silences.filter((silence) => [app, never.app].includes(silence.app));
  expect(own).toMatchObject([{ app }]);
  expect(own[0]?.expected).toBeGreaterThan(40);
});
