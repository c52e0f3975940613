import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import path from "node:path";
import { startEmbedded, type Embedded } from "@/lib/server/embedded/start";
import { TcpProxy } from "@/scripts/support/tcp-proxy";
import { readApi } from "./support/api";
import { startBalancer } from "./support/balancer";
import { postCallback } from "./support/callback";
import { environmentOf, newDataDir, removeData, startProduct, type Product } from "./support/product";
import { SETTINGS } from "./support/settings";
import { expect, test } from "./support/test";

/** Two instances on one database, each with its own way to it and its own port. */
const PORTS = [4_961, 4_962];
const PROXY_PORT = 4_963;
const LOG = { info: () => undefined, warn: () => undefined, error: console.error };

let folders: string[];
let database: Embedded;
let products: Product[];

test.beforeEach(async () => {
  folders = [newDataDir(), newDataDir(), newDataDir()];
  database = await startEmbedded({ dataDir: folders[0] ?? "", log: LOG });
  products = [];
});

test.afterEach(async () => {
  for (const product of products) await product.kill();
  await database.stop();
  for (const folder of folders) removeData(folder);
});

/** The database for a product: as a role that owns nothing, and as its owner. */
const addresses = () => ({ DATABASE_URL: database.appUrl, ROLLCALL_MIGRATE_URL: database.url });

async function start(no: 0 | 1, url = database.appUrl): Promise<Product> {
  const secrets = { ROLLCALL_AUTH_SECRET: "e".repeat(40), ROLLCALL_SECRET_KEY: "e".repeat(64) };
  const settings = { ...SETTINGS, ...addresses(), ...secrets, DATABASE_URL: url, PORT: String(PORTS[no]) };
  const product = await startProduct(settings, folders[no + 1]);
  products.push(product);
  return product;
}

const countOf = async (url: string) => (await readApi<{ count: number }>(url, "events/count")).count;

/** Holds connections open that send nothing, half a request, or half a callback. */
function strangers(port: number): void {
  const lines = [
    "",
    "GET / HTTP/1.1\r\nhost: h\r\n",
    "POST /api/callback HTTP/1.1\r\nhost: h\r\ncontent-length: 9\r\n\r\nx",
  ];
  for (const line of lines) {
    const socket = net.connect(port, "127.0.0.1").on("error", () => undefined);
    socket.write(line);
  }
}

test("two instances are restarted one after the other without a failed callback", async () => {
  // Three starts and two stops, each of them within seconds on a machine that does nothing else.
  test.setTimeout(240_000);
  const [first, second] = await Promise.all([start(0), start(1)]);
  const balancer = await startBalancer([first.url, second.url]);
  try {
    const failed: string[] = [];
    let answered = 0;
    let sending = true;
    const senders = Array.from({ length: 8 }, async (_, lane) => {
      for (let n = 0; sending; n++, answered++) {
        const { status, body } = await postCallback(balancer.url, { user: `i-${lane}-${n}` }).catch(
          (error: unknown) => ({
            status: 0,
            body: { ActionStatus: String(error) },
          }),
        );
        if (body.ActionStatus !== "OK") failed.push(`${status} ${body.ActionStatus}`);
      }
    });
    for (const [no, product] of [[0, first] as const, [1, second] as const]) {
      const before = answered;
      await expect.poll(() => answered).toBeGreaterThan(before + 100);
      strangers(PORTS[no] ?? 0);
      const started = performance.now();
      expect(await product.stop("SIGTERM")).toBe(0);
      expect(performance.now() - started).toBeLessThan(10_000);
      expect(balancer.ready()).toBe(1);
      // The second one may stay away: that the balancer takes an instance back is seen once.
      if (product === second) continue;
      await start(no);
      await expect.poll(() => balancer.ready()).toBe(2);
    }
    const before = answered;
    await expect.poll(() => answered).toBeGreaterThan(before + 100);
    sending = false;
    await Promise.all(senders);
    expect(failed).toEqual([]);
    await expect.poll(() => countOf(first.url)).toBe(answered);
  } finally {
    balancer.close();
  }
});

test("an instance that is gone leaves a journal that another machine can store", async () => {
  const proxy = new TcpProxy(PROXY_PORT, () => Number(new URL(database.url).port));
  await proxy.open();
  try {
    const first = await start(0);
    const second = await start(1, Object.assign(new URL(database.appUrl), { port: String(PROXY_PORT) }).href);
    await proxy.set({ kind: "refusing" });
    const users = Array.from({ length: 20 }, (_, n) => `left-${n}`);
    const answers = await Promise.all(users.map((user) => postCallback(second.url, { user })));
    expect(answers.every(({ body }) => body.ActionStatus === "OK")).toBe(true);
    await second.kill();
    expect(await countOf(first.url)).toBe(0);
    const journal = path.join(second.dataDir, "journal");
    for (const stored of [20, 0]) {
      const child = spawn(process.execPath, ["--import", "tsx", "scripts/journal.ts", journal], {
        env: { ...environmentOf(first.dataDir), ...addresses() },
        stdio: ["ignore", "pipe", "inherit"],
      });
      let output = "";
      child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
      expect(await once(child, "close")).toEqual([0, null]);
      expect(output).toContain(`Stored ${stored} callbacks`);
    }
    await expect.poll(() => countOf(first.url)).toBe(20);
  } finally {
    await proxy.close();
  }
});
