import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ensureDataDir } from "../data-dir";
import type { Log } from "../log";
import { secrets } from "../secrets";
import { StartError, errorCode } from "../start-error";
import { osUserFor, type OsUser } from "./os-user";
import { initCluster, setPassword } from "./init-cluster";
import { lockDataDir } from "./data-dir-lock";
import { findBinaries } from "./binaries";
import { clusterName, stopStalePostmaster } from "./stale-postmaster";
import { choosePort } from "./port";
import { spawnPostmaster, type Postmaster, type Settings } from "./postmaster";

/**
 * The server's memory and manners. `fsync` and `synchronous_commit` stay as they are, on: a callback is answered
 * after its commit, and the answer is a promise.
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
const LOG_BYTES = 16 << 20;

export type Embedded = {
  /** Address of the database, password included. */
  url: string;
  /** Shuts the server down and gives the data directory back. */
  stop: () => Promise<void>;
  /** Resolves when the server has ended, whether asked to or not. */
  exited: Promise<number | null>;
};

/**
 * Starts a real PostgreSQL on `<dataDir>/postgres`, making it at the first time, and waits until it answers. Works
 * as root, then under the account of the cluster's owner, and as any user. It ends with this process, even when this
 * process is killed. Throws StartError with one sentence.
 */
export async function startEmbedded(options: { dataDir: string; log: Log; settings?: Settings }): Promise<Embedded> {
  const { dataDir, log } = options;
  ensureDataDir(dataDir);
  const unlock = await lockDataDir(dataDir);
  try {
    const cluster = path.join(dataDir, "postgres");
    const account = osUserFor(cluster);
    const native = await findBinaries(account, dataDir);
    const { databasePassword } = secrets(dataDir);
    await initCluster(native, cluster, account, databasePassword);
    await stopStalePostmaster(cluster, log);
    const parts = { native, cluster, account, log, dataDir, password: databasePassword };
    const { postmaster, url } = await startPostmaster({ ...parts, settings: { ...SETTINGS, ...options.settings } });
    const stop = async () => {
      await postmaster.stop();
      unlock();
    };
    return { url, stop, exited: postmaster.exited };
  } catch (error) {
    unlock();
    throw error;
  }
}

type Parts = {
  native: string;
  cluster: string;
  account: OsUser;
  log: Log;
  dataDir: string;
  password: string;
  settings: Settings;
};

async function startPostmaster(parts: Parts, second = false): Promise<{ postmaster: Postmaster; url: string }> {
  const port = await choosePort(parts.dataDir);
  const logFile = path.join(parts.dataDir, "postgres.log");
  if ((fs.statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES) fs.renameSync(logFile, `${logFile}.1`);
  const settings = { ...parts.settings, port: String(port) };
  const postmaster = spawnPostmaster(parts.native, parts.cluster, parts.account, settings, logFile);
  const server = `postgresql://postgres:${parts.password}@127.0.0.1:${port}`;
  try {
    await createDatabase(server, await waitUntilReady(server, postmaster, parts.cluster, logFile, parts.log));
    return { postmaster, url: `${server}/${DATABASE}` };
  } catch (error) {
    await postmaster.stop();
    if (second || !(error instanceof Retry)) throw error;
    // secrets.json is newer than the cluster, as after restoring one without the other: the cluster gets its password.
    if (error.reason === "password") await setPassword(parts.native, parts.cluster, parts.account, parts.password);
    return startPostmaster(parts, true);
  }
}

/** What a second attempt can put right. */
class Retry extends StartError {
  constructor(
    readonly reason: "password" | "port",
    message: string,
  ) {
    super(message);
  }
}

/** Resolves with the names of the databases as soon as the server answers; recovery may keep it busy before. */
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
        "select datname as name, current_setting('cluster_name') as cluster from pg_database",
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
  const said = fs.readFileSync(logFile).subarray(from).toString();
  const fatal = /FATAL: {2}(.*)/.exec(said)?.[1] ?? "it ended at once";
  if (said.includes("could not create any TCP/IP sockets")) throw new Retry("port", "The port was taken meanwhile.");
  throw new StartError(`The embedded PostgreSQL did not start: ${fatal} (its log is ${logFile}).`);
}

async function createDatabase(server: string, existing: string[]): Promise<void> {
  if (existing.includes(DATABASE)) return;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
