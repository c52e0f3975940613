import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { env, setDatabaseUrl } from "../env";
import { log } from "../log";
import { migrate } from "../migrate/migrate";
import { secrets } from "../secrets";
import { clusterName } from "./stale-postmaster";
import { DATABASE, startEmbedded } from "./start";

/**
 * The database for a command beside the product: the configured one, the embedded one that a running product has
 * started, or else one started for the command. Migrated; returns what gives it back. Throws StartError.
 */
export async function openDatabase(): Promise<() => Promise<void>> {
  const { databaseUrl, dataDir } = env();
  const running = databaseUrl ?? (await runningUrl(dataDir));
  const embedded = running === null ? await startEmbedded({ dataDir, log }) : null;
  const url = running ?? embedded?.url ?? "";
  setDatabaseUrl(url);
  await migrate(url);
  return async () => embedded?.stop();
}

async function runningUrl(dataDir: string): Promise<string | null> {
  const noted = path.join(dataDir, "postgres.port");
  if (!fs.existsSync(noted)) return null;
  const port = Number(fs.readFileSync(noted, "utf8"));
  const url = `postgresql://postgres:${secrets(dataDir).databasePassword}@127.0.0.1:${port}/${DATABASE}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>("select current_setting('cluster_name') as name");
    return rows[0]?.name === clusterName(path.join(dataDir, "postgres")) ? url : null;
  } catch (error) {
    log.debug({ err: error }, "no embedded PostgreSQL is running");
    return null;
  } finally {
    await client.end();
  }
}
