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
import { asOwner } from "@/lib/server/testing/owner";
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

/** Rows of an app, by table, in every table that has such. The audit keeps its entries. */
async function rowsOf(appId: number): Promise<Record<string, number>> {
  const tables = await asOwner(`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'app_id' AND table_name <> 'audit_entry'`);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await asOwner(`SELECT count(*)::int AS n FROM "${String(name)}" WHERE app_id = ${appId}`);
    if (row?.n !== 0) counts[String(name)] = Number(row?.n);
  }
  return counts;
}

it("leaves nothing of the app and all of another one while callbacks, reads, exports and loops go on", async () => {
  const errors = vi.spyOn(log, "error");
  const { id } = await db().app.findUniqueOrThrow({ where: { sdkAppId: APP } });
  let n = 0;
  const sent = new Map<string, number>();
  const answered = new Map<string, number>();
  const stop = new AbortController();
  const again = async (work: () => Promise<unknown>) => {
    while (!stop.signal.aborted) await work();
  };
  const post = async (app: string) => {
    const Info = { ...SAMPLE.Info, To_Account: `user-${n % 50}` };
    const body = { ...SAMPLE, EventTime: Date.now() - 60_000 + n++, Info };
    sent.set(app, (sent.get(app) ?? 0) + 1);
    const { status } = await receive(callback({ query: { SdkAppid: app }, body }));
    if (status === 200) answered.set(app, (answered.get(app) ?? 0) + 1);
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
  await vi.waitFor(() => expect(answered.get(APP)).toBeGreaterThan(100), PATIENCE);
  await vi.waitFor(async () => expect((await rowsOf(id)).rollup_event).toBeGreaterThan(0), PATIENCE);

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

  expect(await rowsOf(id)).toEqual({});
  const other = await db().app.findUniqueOrThrow({ where: { sdkAppId: OTHER } });
  const duplicates = await db().duplicate.count({ where: { appId: other.id } });
  // One that is answered too late for OK may be stored as well.
  const stored = (await db().event.count({ where: { appId: other.id } })) + duplicates;
  expect(stored).toBeGreaterThanOrEqual(answered.get(OTHER) ?? Infinity);
  expect(stored).toBeLessThanOrEqual(sent.get(OTHER) ?? 0);
  expect(errors.mock.calls).toEqual([]);
}, 200_000);
