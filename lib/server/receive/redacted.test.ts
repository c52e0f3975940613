import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { GET as getEvents } from "@/app/api/v1/events/route";
import { sign } from "@/lib/protocol/signature";
import { ensureToken } from "../auth/api-tokens";
import { db } from "../db/client";
import { Journal } from "../journal/journal";
import { callback, makeApp, SAMPLE } from "../testing/callback";
import { receiveAndStore } from "../testing/post-callback";
import { storeJournal } from "../writer/stored-journal";
import { door } from "./door";
import { encode } from "./journaled";

const TOKEN = "xxxxyyyy";
const SECRET = "a-secret-path-1";
const NOW = Date.now();
const SIGN = sign(TOKEN, String(Math.floor(NOW / 1000)));

const known = { sdkAppId: "1400000000", callbackTokens: [TOKEN], pathSecret: SECRET };
const signed = (fields: Parameters<typeof callback>[0] = {}) =>
  callback({ token: TOKEN, secret: SECRET, receivedAt: NOW, ...fields });
const wrongPath = { secret: `${SECRET}x` };
/** One of each kind: event, other command, alert, and every refusal of a request that is signed. */
const requests = () => [
  signed(),
  signed({ query: { CallbackCommand: "C2C.CallbackAfterSendMsg" } }),
  signed({ query: { CallbackCommand: "Alert.RequestOverLimit" } }),
  signed({ method: "GET" }),
  signed({ query: { SdkAppid: "2" } }),
  signed(wrongPath),
  signed({ token: `${TOKEN}z` }),
  signed({ body: "{" }),
  signed({ body: { ...SAMPLE, Info: {} } }),
  signed({ body: "x".repeat(70_000) }),
];

beforeEach(() => makeApp({ callbackTokens: [TOKEN], pathSecret: SECRET }));
afterEach(async () => {
  await db().$executeRaw`
    TRUNCATE app, event, touched, ingest_minute, rejected, duplicate, tencent_alert, journal_mark, api_token`;
});

/** Every row of every table, but the settings of apps, as text. */
async function everything(): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'app'`;
  const texts = await Promise.all(
    tables.map(({ name }) => db().$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" AS t`)),
  );
  return texts
    .flat()
    .map(({ row }) => row)
    .join("\n");
}

function expectNoSecret(text: string): void {
  expect(text).not.toContain(SIGN);
  expect(text).not.toContain(sign(`${TOKEN}z`, String(Math.floor(NOW / 1000))));
  expect(text).not.toContain(SECRET);
}

it("stores, answers and shows neither Sign nor the secret of the path", async () => {
  for (const request of requests()) expectNoSecret((await receiveAndStore(request)).body);
  expect([await db().event.count(), await db().tencentAlert.count(), await db().rejected.count()]).toEqual([1, 1, 7]);
  const stored = await everything();
  expectNoSecret(stored);
  expect(stored).toContain("Sign=redacted");
  expect(stored).toContain("/api/callback/redacted");
});

it("does not show what an earlier version stored", async () => {
  await receiveAndStore(signed());
  const rawQuery = `SdkAppid=1&Sign=${SIGN}&RequestTime=1`;
  await db().event.updateMany({ data: { rawQuery, rawBody: "{}", rawTemplate: null, rawRest: null } });
  await ensureToken("redacted", "redacted-token-1234");
  const headers = { authorization: "Bearer redacted-token-1234" };
  const answer = await (await getEvents(new Request("http://rollcall.test/api/v1/events", { headers }))).text();
  expectNoSecret(answer);
  expect(answer).toContain("SdkAppid=1&Sign=redacted&RequestTime=1");
});

it("writes neither to the journal of a known app, nor from a journal to the database", async () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-redacted-"));
  const journal = await Journal.open({ dir, maxBytes: 1 << 20 });
  const receive = door({
    apps: () => Promise.resolve(new Map([[known.sdkAppId, known]])),
    accept: async ({ sdkAppId }, content) => void (await journal.append(encode({ sdkAppId, ...content }))),
    count: ({ app: _, ...counted }) => Promise.resolve(expectNoSecret(JSON.stringify(counted))),
  });
  for (const request of requests()) await receive(request);
  const files = fs.readdirSync(dir).map((name) => path.join(dir, name));
  expectNoSecret(files.map((file) => fs.readFileSync(file, "latin1")).join());
  for (const request of requests()) await journal.append(encode({ request }));
  expect(files.map((file) => fs.statSync(file).mode & 0o077)).toEqual(files.map(() => 0));
  const state = { dir, openedAt: 0, last: journal.lastNumber, segments: journal.segments };
  const { drain } = await storeJournal({ state, onStored: () => undefined, onMoved: () => undefined });
  await drain.whenStored(journal.lastNumber);
  await expect.poll(() => db().rejected.count()).toBe(7);
  await drain.stop();
  await journal.close();
  fs.rmSync(dir, { recursive: true });
  expect([await db().event.count(), await db().duplicate.count()]).toEqual([1, 1]);
  expectNoSecret(await everything());
});
