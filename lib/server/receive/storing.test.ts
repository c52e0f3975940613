import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { db } from "../db/client";
import { idOf, renewId } from "../journal/folder";
import { Journal } from "../journal/journal";
import { callback, makeApp, SAMPLE } from "../testing/callback";
import { storeJournal, type StoredJournal } from "../writer/stored-journal";
import { encode, type JournalItem } from "./journaled";
import { judge } from "./judge";

let dir: string;
let journal: Journal;
let stored: StoredJournal[];
const moved = vi.fn();

beforeEach(async () => {
  await makeApp();
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-storing-"));
  journal = await Journal.open({ dir, maxBytes: 1 << 20 });
  stored = [];
  moved.mockClear();
});
afterEach(async () => {
  await Promise.all(stored.map(({ drain }) => drain.stop()));
  await journal.close();
  fs.rmSync(dir, { recursive: true, force: true });
  await db().$executeRaw`TRUNCATE app, event, touched, ingest_minute, rejected, duplicate, tencent_alert, journal_mark`;
});

const state = (openedAt: number | null = null) => ({
  dir,
  openedAt,
  last: journal.lastNumber,
  segments: structuredClone(journal.segments),
});
/** A writer of the journal, which stands for another process. */
async function writer(openedAt: number | null = null): Promise<StoredJournal> {
  const one = await storeJournal({
    state: state(openedAt),
    onStored: () => undefined,
    onMoved: moved,
  });
  stored.push(one);
  return one;
}
const append = (item: JournalItem) => journal.append(encode(item));

const request = (i: number, sdkAppId = "1400000000", command?: string) =>
  callback({
    query: { SdkAppid: sdkAppId, ...(command === undefined ? {} : { CallbackCommand: command }) },
    body: { ...SAMPLE, EventTime: SAMPLE.EventTime + i },
  });
/** An event as the front writes it. */
function eventOf(i: number, sdkAppId = "1400000000"): JournalItem {
  const judged = judge(request(i, sdkAppId), new Map([[sdkAppId, { sdkAppId, callbackTokens: [], pathSecret: null }]]));
  if (judged.kind !== "event") throw new Error(`The sample is ${judged.kind}`);
  return { sdkAppId, event: judged.event, skewMs: null };
}
const times = async () =>
  (await db().event.findMany({ orderBy: { eventTime: "asc" } })).map((e) => e.eventTime.getTime() - SAMPLE.EventTime);

it("stores what the front has synced, and later what it syncs meanwhile", async () => {
  await append(eventOf(0));
  const one = await writer(0);
  await append(eventOf(1));
  one.update(state());
  await one.drain.whenStored(2);
  expect(await times()).toEqual([0, 1]);
  expect([one.accepted(), one.pending()]).toEqual([2, 0]);
});

it("judges later what the front could not judge: an event, a command, an alert, a refusal", async () => {
  await append({ request: request(3) });
  await append({ request: request(0, "1400000000", "C2C.CallbackAfterSendMsg") });
  await append({ request: request(0, "1400000000", "Alert.RequestOverLimit") });
  await append({ request: request(0, "999") });
  const one = await writer(0);
  await one.drain.whenStored(4);
  await expect.poll(() => db().rejected.findMany()).toMatchObject([{ appId: 0, cause: "app" }]);
  expect(await times()).toEqual([3]);
  expect(await db().tencentAlert.count()).toBe(1);
  const [sums] = await db().ingestMinute.groupBy({ by: ["appId"], _sum: { other: true }, where: { appId: { gt: 0 } } });
  expect(sums?._sum.other).toBe(2);
});

it("stores an event of an app that was set up later, and keeps one of a deleted app as refused", async () => {
  await append(eventOf(0, "77"));
  await append(eventOf(1));
  await append(eventOf(2, "88"));
  await db().app.create({ data: { sdkAppId: "77" } });
  const one = await writer(0);
  await one.drain.whenStored(3);
  expect(await times()).toEqual([0, 1]);
  expect(await db().rejected.findMany()).toMatchObject([{ appId: 0, cause: "field" }]);
});

it("stores nothing twice if two writers have the same journal: the second gives up", async () => {
  const [first, second] = [await writer(0), await writer(0)];
  for (let i = 0; i < 20; i++) await append(eventOf(i));
  first.update(state());
  await first.drain.whenStored(20);
  await append(eventOf(20));
  second.update(state());
  await expect.poll(() => moved.mock.calls.length).toBeGreaterThan(0);
  expect(await times()).toHaveLength(20);
  expect(await db().duplicate.count()).toBe(0);
  expect(second.drain.position).toBe(0);
});

it("goes on after a commit whose answer was lost, and stores nothing twice", async () => {
  const [committed, unaware] = [await writer(0), await writer(0)];
  for (let i = 0; i < 3; i++) await append(eventOf(i));
  await append(eventOf(3, "88"));
  for (const one of [committed, unaware]) {
    one.update(state());
    await one.drain.whenStored(4);
  }
  await append(eventOf(4));
  unaware.update(state());
  await unaware.drain.whenStored(5);
  expect(moved).not.toHaveBeenCalled();
  expect(await times()).toEqual([0, 1, 2, 4]);
  expect(await db().duplicate.count()).toBe(0);
  expect(await db().rejected.count()).toBe(1);
});

it("stores an old copy of a journal from its start, although the database has more of it", async () => {
  await append(eventOf(0));
  await db().journalMark.create({ data: { journal: idOf(dir), number: 5_000 } });
  const before = idOf(dir);
  const one = await writer(1);
  await append(eventOf(1));
  one.update(state());
  await one.drain.whenStored(2);
  expect(idOf(dir)).not.toBe(before);
  expect(await times()).toEqual([0, 1]);
});

it("goes on after a record that another writer of the same front has stored", async () => {
  const id = renewId(dir);
  for (let i = 0; i < 3; i++) await append(eventOf(i));
  await db().journalMark.create({ data: { journal: id, number: 2 } });
  const one = await writer();
  await one.drain.whenStored(3);
  expect(await times()).toEqual([2]);
});
