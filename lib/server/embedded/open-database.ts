import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { env, setDatabaseUrl } from "../env";
import { log } from "../log";
import { bringUpToDate } from "../migrate/bring-up-to-date";
import { secrets } from "../secrets";
import { appUrlOf } from "./app-role";
import { clusterName } from "./stale-postmaster";
import { DATABASE, startEmbedded } from "./start";

/**
 * Opens and migrates the database for a command: the configured one, the embedded one of a running product, or else an
 * embedded one that is started for the command. Returns a function that closes it. Throws StartError.
 */
export async function openDatabase(): Promise<() => Promise<void>> {
  const { databaseUrl, dataDir } = env();
  if (databaseUrl !== null) {
    await bringUpToDate();
    return () => Promise.resolve();
  }
  const running = await runningUrl(dataDir);
  const embedded = running === null ? await startEmbedded({ dataDir, log }) : null;
  const url = running ?? embedded?.url ?? "";
  setDatabaseUrl(appUrlOf(url), url);
  await bringUpToDate();
  return async () => embedded?.stop();
}

/** The address of the running embedded PostgreSQL for its owner; null if there is none. */
async function runningUrl(dataDir: string): Promise<string | null> {
  const portFile = path.join(dataDir, "postgres.port");
  if (!fs.existsSync(portFile)) return null;
  const port = Number(fs.readFileSync(portFile, "utf8"));
  const url = `postgresql://postgres:${secrets(dataDir).databasePassword}@127.0.0.1:${port}/${DATABASE}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>("SELECT current_setting('cluster_name') AS name");
    return rows[0]?.name === clusterName(path.join(dataDir, "postgres")) ? url : null;
  } catch (error) {
    log.debug({ err: error }, "no embedded PostgreSQL is running");
    return null;
  } finally {
    await client.end();
  }
}
