import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isAlive } from "../process/process-info";
import { queryAt } from "../testing/query";
import { startEmbedded, type Embedded } from "./start";

const log = { info: () => {}, warn: () => {}, error: console.error };
const HOLDER = path.resolve("lib/server/testing/embedded-process.ts");

let dataDir: string;
let running: Embedded[];
let holders: ChildProcess[];

beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-embedded-"));
  running = [];
  holders = [];
});

afterEach(async () => {
  for (const holder of holders) holder.kill("SIGKILL");
  for (const embedded of running) await embedded.stop();
  fs.rmSync(path.dirname(dataDir) === os.tmpdir() ? dataDir : path.dirname(dataDir), { recursive: true });
});

async function start(): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, log });
  running.push(embedded);
  return embedded;
}

async function stop(embedded: Embedded): Promise<void> {
  running = running.filter((one) => one !== embedded);
  await embedded.stop();
}

async function query(embedded: Embedded, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: embedded.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that runs the database of this data directory; resolves when it answers. */
async function hold(): Promise<ChildProcess> {
  const args = ["--import", "tsx", HOLDER, dataDir];
  const holder = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  holders.push(holder);
  await new Promise<void>((resolve, reject) => {
    holder.stdout?.once("data", () => resolve());
    holder.once("exit", (code) => reject(new Error(`the holder ended with ${code}`)));
  });
  return holder;
}

const postmaster = () =>
  Number(fs.readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

// Each test creates a cluster or two, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe("startEmbedded", () => {
  it("lets the product sign in as a role without rights, also after its password was lost", async () => {
    const first = await start();
    const whoAmI = "SELECT current_user AS name, rolsuper AS superuser FROM pg_roles WHERE rolname = current_user";
    const asProduct = [{ name: "rollcall_app", superuser: false }];
    expect(await queryAt(first.appUrl, whoAmI)).toEqual(asProduct);
    await queryAt(first.url, "ALTER ROLE rollcall_app SUPERUSER PASSWORD 'other'");
    await stop(first);
    const second = await start();
    expect(await queryAt(second.appUrl, whoAmI)).toEqual(asProduct);
  });

  it("forces a stop that takes too long, and recovers all data at the next start", async () => {
    const first = await start();
    await query(first, "CREATE TABLE t AS SELECT generate_series(1, 1000) AS i");
    running = [];
    await first.stop(0);
    await first.exited;
    const second = await start();
    expect(await query(second, "SELECT count(*)::int AS n FROM t")).toEqual([{ n: 1000 }]);
  });

  it("keeps data, port and password over a restart, and its promises", async () => {
    const first = await start();
    await query(first, "CREATE TABLE t AS SELECT 'héllo 你好' AS v");
    await stop(first);
    expect(await first.exited).toBe(0);
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second, "SELECT v FROM t")).toEqual([{ v: "héllo 你好" }]);
    expect(
      await query(
        second,
        `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
                current_setting('server_encoding') AS encoding, datlocale AS locale
         FROM pg_database WHERE datname = current_database()`,
      ),
    ).toEqual([{ fsync: "on", commit: "on", encoding: "UTF8", locale: "C.UTF-8" }]);
  });

  it("lets nobody in without the password", async () => {
    const url = new URL((await start()).url);
    for (const password of ["", "postgres"]) {
      const client = new pg.Client({ connectionString: Object.assign(new URL(url), { password }).href });
      await expect(client.connect()).rejects.toThrow();
      await client.end();
    }
    expect(fs.statSync(path.join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  it("gives the database a new password when secrets.json was lost", async () => {
    const first = await start();
    await query(first, "CREATE TABLE t (i int)");
    await stop(first);
    fs.rmSync(path.join(dataDir, "secrets.json"));
    const second = await start();
    expect(second.url).not.toBe(first.url);
    expect(await query(second, "SELECT * FROM t")).toEqual([]);
  });

  it("works below a directory that is closed to others", async () => {
    fs.chmodSync(dataDir, 0o700);
    dataDir = path.join(dataDir, "below");
    expect(await query(await start(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("refuses a second Rollcall on the same data directory in one sentence", async () => {
    await hold();
    await expect(startEmbedded({ dataDir, log })).rejects.toThrow(
      /^Rollcall already runs on the data directory \S+ \(process \d+\): stop it first, or set ROLLCALL_DATA_DIR/,
    );
  });

  it("leaves no server behind when its process is killed, and starts again at once", async () => {
    const holder = await hold();
    const left = postmaster();
    expect(isAlive(left)).toBe(true);
    const gone = new Promise((resolve) => holder.once("exit", resolve));
    holder.kill("SIGKILL");
    await gone;
    const again = await start();
    expect(isAlive(left)).toBe(false);
    expect(await query(again, "SELECT i FROM t")).toEqual([{ i: 1 }]);
  });

  it("takes over from a machine that crashed, whatever process has the number now", async () => {
    const first = await start();
    await stop(first);
    fs.writeFileSync(path.join(dataDir, "postgres", "postmaster.pid"), `${process.pid}\n/somewhere\n`);
    fs.writeFileSync(path.join(dataDir, "rollcall.pid"), `${process.pid}\nanother start\n`);
    expect(await query(await start(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("waits for the backends of a server that crashed", async () => {
    const first = await start();
    const client = new pg.Client({ connectionString: first.url });
    client.on("error", () => undefined);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const backend = rows[0]?.pid ?? 0;
    process.kill(backend, "SIGSTOP");
    const cluster = path.join(dataDir, "postgres");
    process.kill(Number(fs.readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    await first.exited;
    await stop(first);
    const second = start();
    const refused = () => fs.readFileSync(path.join(dataDir, "postgres.log"), "utf8").includes("shared memory block");
    await vi.waitUntil(refused, { timeout: 20_000 });
    process.kill(backend, "SIGKILL");
    expect(await query(await second, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("starts over where the first start was interrupted", async () => {
    fs.mkdirSync(path.join(dataDir, "postgres.new", "base"), { recursive: true });
    expect(await query(await start(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("takes another port when its own was taken meanwhile", async () => {
    const first = await start();
    const other = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-embedded-"));
    fs.copyFileSync(path.join(dataDir, "postgres.port"), path.join(other, "postgres.port"));
    const second = await startEmbedded({ dataDir: other, log });
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    await second.stop();
    fs.rmSync(other, { recursive: true });
  });

  it("names the data directory that cannot be written", async () => {
    const file = path.join(dataDir, "file");
    fs.writeFileSync(file, "");
    await expect(startEmbedded({ dataDir: path.join(file, "data"), log })).rejects.toThrow(
      /^The data directory \S+\/file\/data cannot be written \((ENOTDIR|EEXIST)\): .* ROLLCALL_DATA_DIR/,
    );
  });

  it("refuses a database of another PostgreSQL", async () => {
    fs.mkdirSync(path.join(dataDir, "postgres"));
    fs.writeFileSync(path.join(dataDir, "postgres", "PG_VERSION"), "16\n");
    await expect(startEmbedded({ dataDir, log })).rejects.toThrow(/made by PostgreSQL 16, but this Rollcall brings/);
  });
});
