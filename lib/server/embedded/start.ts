import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ensureDataDir } from "../data-dir";
import type { Log } from "../log";
import { secrets } from "../secrets";
import { StartError, errorCode } from "../start-error";
import { appUrlOf, ensureAppRole } from "./app-role";
import { osUserFor, type OsUser } from "./os-user";
import { initCluster, setPassword } from "./init-cluster";
import { lockDataDir } from "./data-dir-lock";
import { findBinaries } from "./binaries";
import { clusterName, stopStalePostmaster } from "./stale-postmaster";
import { choosePort } from "./port";
import { spawnPostmaster, type Postmaster, type Settings } from "./postmaster";

/**
 * Settings of the server. `fsync` and `synchronous_commit` stay on, because a callback is answered after its commit and
 * must survive a crash from then on.
 */
const SETTINGS: Settings = {
  max_connections: "60",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
  timezone: "UTC",
  log_timezone: "UTC",
  jit: "off",
};

export const DATABASE = "rollcall";
const POLL_MS = 20;
/** After a crash of the server, its backends notice that it is gone, and end. On a busy machine that takes seconds. */
const BACKENDS_END_MS = 15_000;
const BACKENDS_POLL_MS = 250;
const LOG_BYTES = 16 << 20;

export type Embedded = {
  /** Address of the database for its owner, who is a superuser, password included. */
  url: string;
  /** Address of the database for the product, which may do no more than it must. */
  appUrl: string;
  /** Stops the server and unlocks the data directory. After `withinMs` milliseconds the stop is forced. */
  stop: (withinMs?: number) => Promise<void>;
  /** Resolves when the server has ended for any reason. */
  exited: Promise<number | null>;
};

/**
 * Starts PostgreSQL on `<dataDir>/postgres`, which it creates at the first start, and waits until it answers. Root
 * starts it as the owner of the cluster, any other user as itself. The server ends with this process, even if this
 * process is killed. Throws StartError with one sentence.
 */
export async function startEmbedded(options: { dataDir: string; log: Log; settings?: Settings }): Promise<Embedded> {
  const { dataDir, log } = options;
  ensureDataDir(dataDir);
  const unlock = await lockDataDir(dataDir);
  try {
    const cluster = path.join(dataDir, "postgres");
    const user = osUserFor(cluster);
    const binaries = await findBinaries(user, dataDir);
    const { databasePassword } = secrets(dataDir);
    await initCluster(binaries, cluster, user, databasePassword);
    await stopStalePostmaster(cluster, log);
    const parts = { binaries, cluster, user, log, dataDir, password: databasePassword };
    const { postmaster, url } = await startPostmaster({ ...parts, settings: { ...SETTINGS, ...options.settings } });
    const stop = async (withinMs?: number) => {
      await postmaster.stop(withinMs);
      unlock();
    };
    return { url, appUrl: appUrlOf(url), stop, exited: postmaster.exited };
  } catch (error) {
    unlock();
    throw error;
  }
}

type Parts = {
  binaries: string;
  cluster: string;
  user: OsUser;
  log: Log;
  dataDir: string;
  password: string;
  settings: Settings;
};

async function startPostmaster(
  parts: Parts,
  left = { fixes: 1, waits: BACKENDS_END_MS / BACKENDS_POLL_MS },
): Promise<{ postmaster: Postmaster; url: string }> {
  const port = await choosePort(parts.dataDir);
  const logFile = path.join(parts.dataDir, "postgres.log");
  if ((fs.statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES) fs.renameSync(logFile, `${logFile}.1`);
  const settings = { ...parts.settings, port: String(port) };
  const postmaster = spawnPostmaster(parts.binaries, parts.cluster, parts.user, settings, logFile);
  const server = `postgresql://postgres:${parts.password}@127.0.0.1:${port}`;
  try {
    await createDatabase(server, await waitUntilReady(server, postmaster, parts.cluster, logFile, parts.log));
    const url = `${server}/${DATABASE}`;
    await ensureAppRole(url);
    return { postmaster, url };
  } catch (error) {
    await postmaster.stop();
    if (!(error instanceof Retry)) throw error;
    if (error.reason === "backends" && left.waits > 0) {
      await sleep(BACKENDS_POLL_MS);
      return startPostmaster(parts, { ...left, waits: left.waits - 1 });
    }
    if (left.fixes === 0) throw error;
    // The cluster has another password than secrets.json, for example because only one of them was restored.
    if (error.reason === "password") await setPassword(parts.binaries, parts.cluster, parts.user, parts.password);
    return startPostmaster(parts, { ...left, fixes: 0 });
  }
}

/** An error that another attempt can fix. */
class Retry extends StartError {
  constructor(
    readonly reason: "password" | "port" | "backends",
    message: string,
  ) {
    super(message);
  }
}

/** Waits until the server answers, also through a recovery. Resolves with the names of its databases. */
async function waitUntilReady(
  server: string,
  postmaster: Postmaster,
  cluster: string,
  logFile: string,
  log: Log,
): Promise<string[]> {
  const from = fs.statSync(logFile).size;
  const started = Date.now();
  for (let attempt = 1; !postmaster.hasExited(); attempt++) {
    const client = new pg.Client({ connectionString: `${server}/postgres`, connectionTimeoutMillis: 5_000 });
    client.on("error", (error) => log.warn({ error: error.message }, "connection to the embedded PostgreSQL"));
    try {
      await client.connect();
      const { rows } = await client.query<{ name: string; cluster: string }>(
        "SELECT datname AS name, current_setting('cluster_name') AS cluster FROM pg_database",
      );
      if (rows[0]?.cluster !== clusterName(cluster)) throw new Retry("port", `The port of ${server} was taken.`);
      return rows.map((row) => row.name);
    } catch (error) {
      const code = errorCode(error);
      if (code === "28P01")
        throw new Retry("password", "The embedded PostgreSQL refuses the password of secrets.json.");
      if (error instanceof Retry || !["ECONNREFUSED", "ECONNRESET", "57P03"].includes(code)) throw error;
      if (attempt % 250 === 0)
        log.info({ seconds: Math.round((Date.now() - started) / 1000) }, "waiting for the embedded PostgreSQL");
      await sleep(POLL_MS);
    } finally {
      await client.end();
    }
  }
  const output = fs.readFileSync(logFile).subarray(from).toString();
  const fatal = /FATAL: {2}(.*)/.exec(output)?.[1] ?? "it ended at once";
  if (output.includes("could not create any TCP/IP sockets")) throw new Retry("port", "The port was taken meanwhile.");
  const message = `The embedded PostgreSQL did not start: ${fatal} (its log is ${logFile}).`;
  throw fatal.includes("shared memory block") ? new Retry("backends", message) : new StartError(message);
}

async function createDatabase(server: string, existing: string[]): Promise<void> {
  if (existing.includes(DATABASE)) return;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
