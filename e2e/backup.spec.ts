import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { HOUR, MINUTE } from "@/lib/time/units";
import { ENDPOINTS } from "../lib/contracts/endpoints";
import { postCallback } from "./support/callback";
import { environmentOf, newDataDir, removeData, startProduct, type Product } from "./support/product";
import { API_TOKEN, SETTINGS } from "./support/settings";
import { expect, test } from "./support/test";

const KEY = "encryption.keys";
/** A stream without an end, and a ZIP that says when it was made. */
const DIFFERENT = ["GET live/stream", "GET exports/user.zip"];
/** What a reader with a token may ask, but for these. */
const READS = Object.entries(ENDPOINTS)
  .filter(
    ([key, { access }]) =>
      key.startsWith("GET ") && !["public", "self", "administer"].includes(access) && !DIFFERENT.includes(key),
  )
  .map(([key]) => key.slice("GET ".length));

let dirs: string[];
let products: Product[];
test.beforeEach(() => {
  dirs = [];
  products = [];
});
test.afterEach(async () => {
  for (const product of products) await product.kill();
  for (const dir of dirs) removeData(dir);
});

function newDir(): string {
  const dir = newDataDir();
  dirs.push(dir);
  return dir;
}

async function start(dataDir: string): Promise<Product> {
  const product = await startProduct(SETTINGS, dataDir);
  products.push(product);
  return product;
}

const run = (script: string, folder: string, dataDir: string) =>
  promisify(execFile)(process.execPath, ["--import", "tsx", `scripts/${script}.ts`, folder], {
    env: environmentOf(dataDir),
  });

/** Every answer of the API about a past range, by endpoint, without its own address and time. */
async function answersOf(url: string, to: number): Promise<Map<string, string>> {
  const headers = { authorization: `Bearer ${API_TOKEN}` };
  const range = { from: new Date(to - 2 * HOUR).toISOString(), to: new Date(to).toISOString() };
  const answers = new Map<string, string>();
  const ask = async (endpoint: string, params: Record<string, string>) => {
    const answer = await fetch(`${url}/api/v1/${endpoint}?${new URLSearchParams(params).toString()}`, { headers });
    const text = (await answer.text()).replaceAll(url, "").replaceAll(/"(asOf|requestId|reportedAt)":"[^"]*"/g, "");
    answers.set(`${endpoint} ${answer.status}`, text);
  };
  const marker = await fetch(`${url}/api/v1/markers?${new URLSearchParams(range).toString()}`, { headers });
  const { markers } = (await marker.json()) as { markers: { id: string }[] };
  for (const endpoint of READS)
    await ask(endpoint, {
      ...(/^(stats|user\/t|ingest\/h|markers|users$|events|connections|kicks|statuses|exports)/.test(endpoint) &&
        range),
      ...(endpoint.startsWith("user") && !endpoint.startsWith("users") && { id: "u7" }),
      ...(endpoint === "users/search" && { q: "u" }),
      ...(endpoint === "markers/quality" && { id: markers[0]?.id ?? "" }),
    });
  return answers;
}

test("a restored backup answers every request as the original does, and goes on", async () => {
  test.slow();
  const original = await start(newDir());
  // Days that are over, and no time of day at which "2 days ago" becomes another text.
  const at = Date.now() - 50.5 * HOUR;
  for (let i = 0; i < 30; i++) {
    const one = { user: `u${i}`, eventTime: at + i * 1_000 };
    for (const callback of [one, one, { ...one, action: "Disconnect", eventTime: at + i * 2_000 + MINUTE } as const])
      expect((await postCallback(original.url, callback)).body.ActionStatus).toBe("OK");
  }
  const marked = await fetch(`${original.url}/api/v1/markers`, {
    method: "POST",
    headers: { authorization: `Bearer ${API_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify({ text: "release", at: new Date(at).toISOString() }),
  });
  expect(marked.status).toBe(200);
  const to = at + HOUR;
  // The sums follow within seconds.
  let before = await answersOf(original.url, to);
  await expect(async () => {
    const again = await answersOf(original.url, to);
    const settled = [...again].every(([endpoint, text]) => before.get(endpoint) === text);
    before = again;
    expect(settled).toBe(true);
  }).toPass({ intervals: [1_500] });
  expect([...before.keys()].filter((key) => !key.endsWith(" 200"))).toEqual([]);

  const folder = path.join(newDir(), "backup");
  await run("backup", folder, original.dataDir);
  expect(fs.readdirSync(folder).sort()).toEqual([
    ...["apps.json", "backup.json", "journal", "postgres.tar.gz", "secrets.json"],
  ]);
  await original.stop();
  const fresh = path.join(newDir(), "data");
  await run("restore", folder, fresh);
  // The key of the secrets is in no backup. It is kept elsewhere.
  fs.copyFileSync(path.join(original.dataDir, KEY), path.join(fresh, KEY));
  const restored = await start(fresh);
  for (const [endpoint, text] of await answersOf(restored.url, to))
    expect([endpoint, text]).toEqual([endpoint, before.get(endpoint)]);
  expect((await postCallback(restored.url, { user: "later" })).body.ActionStatus).toBe("OK");
  await expect(async () => {
    const live = await fetch(`${restored.url}/api/v1/user?id=later`, {
      headers: { authorization: `Bearer ${API_TOKEN}` },
    });
    expect(live.status).toBe(200);
  }).toPass();
});
