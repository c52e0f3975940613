import { setTimeout as delay } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { changeAppSettings } from "@/lib/server/apps/change";
import { beginDeletion } from "@/lib/server/apps/delete";
import { startLoops } from "@/lib/server/boot";
import { db } from "@/lib/server/db/client";
import { log } from "@/lib/server/log";
import { append } from "@/lib/server/receive/append";
import { intake } from "@/lib/server/receive/intake";
import type { NewEvent } from "@/lib/server/receive/judge";
import { receive } from "@/lib/server/receive/receive";
import { runDue } from "@/lib/server/retention/retention-loop";
import { anyEvent } from "@/lib/server/testing/arbitrary-events";
import { callback, makeApp, SAMPLE } from "@/lib/server/testing/callback";
import { clearData } from "@/lib/server/testing/clear-data";
import { rowsOfApp } from "@/lib/server/testing/rows-of-app";
import { AUTHORIZATION, call, makeToken } from "../testing/client";

const [APP, OTHER] = ["1400000001", "1400000002"];
const READS = ["GET users", "GET events", "GET connections", "GET live", "GET exports/events.csv"] as const;
/** Until then every instance knows that the app is being deleted. */
const KNOWN_MS = 1_000;
const PATIENCE = { timeout: 90_000, interval: 200 };

let stopLoops: () => Promise<void>;
beforeEach(async () => {
  await clearData();
  await makeToken();
  await intake();
  for (const sdkAppId of [APP, OTHER]) await makeApp({ sdkAppId });
  stopLoops = startLoops();
});
afterEach(() => stopLoops());

it("leaves nothing of the app and all of another one while callbacks, reads, exports and loops go on", async () => {
  const errors = vi.spyOn(log, "error");
  const { id } = await db().app.findUniqueOrThrow({ where: { sdkAppId: APP } });
  let n = 0;
  /** User and time of the callbacks of an app. */
  const keys = () => new Map([APP, OTHER].map((app) => [app, new Set<string>()]));
  const sent = keys();
  const answered = keys();
  const stop = new AbortController();
  const again = async (work: () => Promise<unknown>) => {
    while (!stop.signal.aborted) await work();
  };
  const post = async (app: string) => {
    const Info = { ...SAMPLE.Info, To_Account: `user-${n % 50}` };
    const body = { ...SAMPLE, EventTime: Date.now() - 60_000 + n++, Info };
    const key = `${Info.To_Account} ${body.EventTime}`;
    sent.get(app)?.add(key);
    const { status } = await receive(callback({ query: { SdkAppid: app }, body }));
    if (status === 200) answered.get(app)?.add(key);
  };
  const [template] = fc.sample(anyEvent, { seed: 1, numRuns: 1 }) as [NewEvent];
  let knows = false;
  /** Another instance, which does not know of the deletion at first. */
  const elsewhere = async () => {
    if (knows) return delay(10);
    const time = Date.now() - 90_000 + n++;
    const event = { ...template, time, receivedAt: time, userId: `elsewhere-${n % 20}` };
    return append([{ appId: id, event, skewMs: null }], "another writer");
  };
  const read = async (key: (typeof READS)[number], app: string) => {
    const answer = await call(key, { app }, { headers: AUTHORIZATION });
    await answer.text();
    expect([200, 404, 503]).toContain(answer.status);
  };
  const going = Promise.all([
    ...[APP, OTHER].flatMap((app) => [again(() => post(app)), again(() => post(app))]),
    again(elsewhere),
    ...READS.map((key, i) => again(() => read(key, i % 2 === 0 ? APP : OTHER).then(() => delay(20)))),
    again(() => runDue().then(() => delay(100))),
  ]);
  await vi.waitFor(() => expect(answered.get(APP)?.size).toBeGreaterThan(100), PATIENCE);
  await vi.waitFor(async () => expect((await rowsOfApp(id)).rollup_event).toBeGreaterThan(0), PATIENCE);

  await changeAppSettings(APP, { paused: true }, "Ada");
  await beginDeletion(APP, APP, "Ada");
  await delay(KNOWN_MS);
  knows = true;
  await vi.waitFor(async () => expect(await db().app.count({ where: { id } })).toBe(0), PATIENCE);
  const refused = await receive(callback({ query: { SdkAppid: APP } }));
  expect(refused.status).toBe(403);
  stop.abort();
  await going;
  expect(await (await intake()).drained(20_000)).toBe(true);
  await vi.waitFor(async () => expect(await db().touched.count()).toBe(0), PATIENCE);

  expect(await rowsOfApp(id)).toEqual({});
  const other = await db().app.findUniqueOrThrow({ where: { sdkAppId: OTHER } });
  const rows = await db().event.findMany({ where: { appId: other.id }, select: { userId: true, eventTime: true } });
  const stored = new Set(rows.map(({ userId, eventTime }) => `${userId} ${eventTime.getTime()}`));
  // All that were answered OK, and none that was not sent. One that was answered too late for OK may be stored.
  expect([...(answered.get(OTHER) ?? [])].filter((key) => !stored.has(key))).toEqual([]);
  expect([...stored].filter((key) => sent.get(OTHER)?.has(key) !== true)).toEqual([]);
  expect([rows.length, await db().duplicate.count({ where: { appId: other.id } })]).toEqual([stored.size, 0]);
  expect(errors.mock.calls).toEqual([]);
}, 200_000);
