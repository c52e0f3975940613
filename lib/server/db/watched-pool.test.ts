import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TcpProxy } from "@/scripts/support/tcp-proxy";
import { env } from "../env";
import { isUnreachable } from "./errors";
import { watchedPool } from "./watched-pool";

let proxy: TcpProxy;
let pools: pg.Pool[];
let url: string;

beforeEach(async () => {
  const database = new URL(env().databaseUrl ?? "");
  const target = Number(database.port);
  const free = net.createServer().listen(0, "127.0.0.1");
  await once(free, "listening");
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  proxy = new TcpProxy(port, () => target);
  await proxy.open();
  url = Object.assign(database, { port: String(port) }).href;
  pools = [];
});

afterEach(async () => {
  proxy.cut();
  await Promise.all(pools.map((pool) => pool.end()));
  await proxy.close();
});

function open(limitMs: number): pg.Pool {
  const pool = watchedPool({ connectionString: url, max: 1 }, limitMs);
  pool.on("error", () => undefined);
  pools.push(pool);
  return pool;
}

const ask = (pool: pg.Pool) => pool.query<{ one: number }>("SELECT 1 AS one").then(({ rows }) => rows);
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe("watchedPool", () => {
  it("closes a connection that the network has forgotten, and the next statement gets a new one", async () => {
    const pool = open(1_000);
    await ask(pool);
    await proxy.set({ kind: "silent" });
    const error = await errorOf(ask(pool));
    expect(String(error)).toContain("silent for too long");
    expect(isUnreachable(error)).toBe(true);
    await proxy.set({ kind: "fair" });
    expect(await ask(pool)).toEqual([{ one: 1 }]);
  });

  it("closes a connection without a limit once another one is known to be dead", async () => {
    const [limited, unlimited] = [open(1_000), open(Infinity)];
    await Promise.all([ask(limited), ask(unlimited)]);
    await proxy.set({ kind: "silent" });
    const errors = await Promise.all([errorOf(ask(limited)), errorOf(ask(unlimited))]);
    for (const error of errors) expect(String(error)).toContain("silent for too long");
  });

  it("lets a statement take its time within the limit, and a connection rest", async () => {
    const pool = open(1_500);
    const { rows } = await pool.query("SELECT pg_sleep(1.2), 1 AS one");
    expect(rows).toMatchObject([{ one: 1 }]);
    const rest = await pool.connect();
    rest.release();
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    expect(pool.totalCount).toBe(1);
    expect(await ask(pool)).toEqual([{ one: 1 }]);
  });
});
