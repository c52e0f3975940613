import { readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { childPid, isRunning } from "@/scripts/support/processes";
import { readApi } from "./support/api";
import { postCallback } from "./support/callback";
import { newDataDir, removeData, startProduct, type Product } from "./support/product";
import { SETTINGS } from "./support/settings";
import { expect, test } from "./support/test";

type Events = { events: { userId: string }[]; nextCursor: string | null };

let dataDir: string;
let products: Product[];

test.beforeEach(() => {
  dataDir = newDataDir();
  products = [];
});

test.afterEach(async () => {
  for (const product of products) await product.kill();
  await expect.poll(() => isRunning(postmasterPid())).toBe(false);
  removeData(dataDir);
});

async function start(settings: Record<string, string> = SETTINGS): Promise<Product> {
  const product = await startProduct(settings, dataDir);
  products.push(product);
  return product;
}

function postmasterPid(): number | null {
  try {
    return Number(readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  } catch {
    return null;
  }
}

async function readUserIds(url: string): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Events = await readApi(url, "events", { limit: "500", ...(cursor && { cursor }) });
    found.push(...page.events.map((event) => event.userId));
    cursor = page.nextCursor;
  }
  return found.sort();
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`stops cleanly with its database on ${signal}, and finds all data at the next start`, async () => {
    const first = await start();
    expect((await postCallback(first.url, { user: "kept" })).body.ActionStatus).toBe("OK");
    const database = postmasterPid();
    expect(isRunning(database)).toBe(true);
    expect(await first.stop(signal)).toBe(0);
    expect(isRunning(database)).toBe(false);
    const second = await start();
    expect(await readUserIds(second.url)).toEqual(["kept"]);
  });
}

test("keeps every acknowledged callback if it is killed under load, and leaves no database running", async () => {
  const first = await start();
  const database = postmasterPid();
  const acknowledged: string[] = [];
  let killed = false;
  const sender = async (lane: number) => {
    for (let n = 0; !killed; n++) {
      const user = `u-${lane}-${n}`;
      const answer = await postCallback(first.url, { user }).catch(() => null);
      if (answer?.body.ActionStatus === "OK") acknowledged.push(user);
    }
  };
  const senders = Array.from({ length: 16 }, (_, lane) => sender(lane));
  await expect.poll(() => acknowledged.length, { intervals: [20] }).toBeGreaterThan(500);
  await first.kill();
  killed = true;
  await Promise.all(senders);
  await expect.poll(() => isRunning(database)).toBe(false);
  const second = await start();
  const stored = new Set(await readUserIds(second.url));
  expect(acknowledged.filter((user) => !stored.has(user))).toEqual([]);
  expect(await second.stop()).toBe(0);
});

test("acknowledges and keeps every callback while its PostgreSQL is killed and restarted", async () => {
  const product = await start();
  const answers: string[] = [];
  let sending = true;
  const sender = async (worker: number) => {
    for (let n = 0; sending; n++) {
      const { body } = await postCallback(product.url, { user: `k-${worker}-${n}` });
      answers.push(`${body.ActionStatus} k-${worker}-${n}`);
    }
  };
  const senders = Array.from({ length: 8 }, (_, worker) => sender(worker));
  await expect.poll(() => answers.length, { intervals: [20] }).toBeGreaterThan(200);
  const database = postmasterPid() ?? 0;
  process.kill(database, "SIGKILL");
  const before = answers.length;
  await expect.poll(() => answers.length, { intervals: [20] }).toBeGreaterThan(before + 200);
  await expect.poll(() => postmasterPid() !== database && isRunning(postmasterPid())).toBe(true);
  sending = false;
  await Promise.all(senders);
  expect(answers.filter((answer) => !answer.startsWith("OK "))).toEqual([]);
  // Reads fail until PostgreSQL has recovered; callbacks never do.
  await expect(async () => expect(await readUserIds(product.url)).toHaveLength(answers.length)).toPass();
});

test("takes every callback while console and writer are killed, and says so on a page", async ({
  page,
  expectedErrors,
}) => {
  // The page asks until the product is stopped.
  expectedErrors.push(/503/, /ERR_CONNECTION_REFUSED/);
  const product = await start();
  const answers: string[] = [];
  let sending = true;
  const sender = async (lane: number) => {
    for (let n = 0; sending; n++) {
      const { body } = await postCallback(product.url, { user: `c-${lane}-${n}` });
      answers.push(`${body.ActionStatus} c-${lane}-${n}`);
    }
  };
  const senders = Array.from({ length: 8 }, (_, lane) => sender(lane));
  await page.goto(`${product.url}/sign-in`);
  await expect(page.getByRole("textbox").first()).toBeVisible();
  for (const name of ["writer", "console"] as const)
    process.kill(childPid(product.process.pid ?? 0, name) ?? 0, "SIGKILL");
  await page.goto(`${product.url}/sign-in`);
  await expect(page.getByText("控制台尚未就绪")).toBeVisible();
  expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
  // The page loads itself again until the console answers.
  await expect(page.getByRole("textbox").first()).toBeVisible({ timeout: 60_000 });
  sending = false;
  await Promise.all(senders);
  expect(answers.length).toBeGreaterThan(100);
  expect(answers.filter((answer) => !answer.startsWith("OK "))).toEqual([]);
  await expect(async () => expect(await readUserIds(product.url)).toHaveLength(answers.length)).toPass();
});

test("ends within ten seconds, whatever strangers hold open", async () => {
  const product = await start();
  const { hostname, port } = new URL(product.url);
  const lines = [
    "GET /healthz HTTP/1.1\r\nhost: h\r\n",
    "GET /sign-in HTTP/1.1\r\nhost: h\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n",
    "POST /api/callback HTTP/1.1\r\nhost: h\r\ncontent-length: 1000\r\n\r\nx",
    "POST /api/auth/sign-in/email HTTP/1.1\r\nhost: h\r\ncontent-length: 1000\r\n\r\nx",
  ];
  const strangers = lines.map(() =>
    net
      .connect(Number(port), hostname)
      .on("error", () => undefined)
      .setEncoding("utf8"),
  );
  strangers.forEach((socket, i) => socket.write(lines[i] ?? ""));
  await expect.poll(() => strangers[1]?.bytesRead).toBeGreaterThan(0);
  const started = Date.now();
  expect(await product.stop("SIGTERM")).toBe(0);
  expect(Date.now() - started).toBeLessThan(10_000);
});

test("prints a one-time link at a first start without settings, and none if there is an administrator", async () => {
  const first = await start({});
  expect(first.setupLink).toContain(`${first.url}/setup?token=`);
  await first.stop();
  const second = await start(SETTINGS);
  expect(second.setupLink).toBeNull();
});

test("exits with one sentence if another Rollcall uses the data directory", async () => {
  await start();
  await expect(startProduct(SETTINGS, dataDir)).rejects.toThrow(
    /ended with 1:[^]*^Rollcall already runs on the data directory/m,
  );
});
