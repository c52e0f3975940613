import { afterEach, beforeEach, expect, it } from "vitest";
import { duplicatesAnswer } from "@/lib/contracts/duplicates";
import { db } from "../../db/client";
import { receiveAndStore } from "../../testing/post-callback";
import { callback, makeApp, SAMPLE } from "../../testing/callback";
import { countDuplicates } from "../counts";
import { listDuplicates } from "./duplicates";

const T0 = Date.UTC(2026, 0, 15, 12);
const iso = (ms: number) => new Date(ms).toISOString();

beforeEach(() => makeApp());
afterEach(() => db().$executeRaw`TRUNCATE app, event, touched, ingest_minute, duplicate`);

/** A callback of a user, received so many seconds after T0. */
async function send(user: string, seconds: number, eventTime: number | null = T0): Promise<void> {
  const body = { ...SAMPLE, EventTime: eventTime ?? undefined, Info: { ...SAMPLE.Info, To_Account: user } };
  expect((await receiveAndStore(callback({ body, receivedAt: T0 + seconds * 1_000 }))).status).toBe(200);
}
const list = async (query: Partial<Parameters<typeof listDuplicates>[0]> = {}) =>
  duplicatesAnswer.parse(await listDuplicates({ limit: 100, ...query }));

it("lists each copy with what it repeats, newest first", async () => {
  for (const [user, seconds] of [
    ["anna", 1],
    ["anna", 4],
    ["ben", 2],
    ["anna", 9],
  ] as const)
    await send(user, seconds);
  const { duplicates } = await list();
  const copy = {
    userId: "anna",
    firstReceivedAt: iso(T0 + 1_000),
    eventTime: iso(T0),
    action: "Login",
    reason: "Register",
    platform: "android",
  };
  expect(duplicates).toMatchObject([
    { ...copy, receivedAt: iso(T0 + 9_000) },
    { ...copy, receivedAt: iso(T0 + 4_000) },
  ]);
  expect(new Set(duplicates.map((d) => d.eventId)).size).toBe(1);
});

it("finds what a copy without a time of its own repeats", async () => {
  for (const seconds of [0, 8, 11, 15]) await send("anna", seconds, null);
  const { duplicates } = await list();
  expect(duplicates.map((d) => [d.receivedAt, d.firstReceivedAt])).toEqual([
    [iso(T0 + 15_000), iso(T0 + 11_000)],
    [iso(T0 + 8_000), iso(T0)],
  ]);
});

it("is narrowed by range and user, paged, and counted alike", async () => {
  for (let seconds = 0; seconds < 12; seconds += 1) for (const user of ["anna", "ben"]) await send(user, seconds);
  const filter = { user: "anna", from: iso(T0 + 3_000), to: iso(T0 + 9_000) };
  const whole = (await list(filter)).duplicates;
  expect(whole.map((d) => Date.parse(d.receivedAt) - T0)).toEqual([8, 7, 6, 5, 4, 3].map((s) => s * 1_000));
  expect((await countDuplicates(filter)).count).toBe(6);
  expect((await countDuplicates({})).count).toBe(22);
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: 4, cursor });
    paged.push(...page.duplicates.map((d) => d.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(paged).toEqual((await list()).duplicates.map((d) => d.id));
});
