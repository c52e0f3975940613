import fs from "node:fs";
import path from "node:path";
import { ensureDataDir, journalRoot } from "../data-dir";
import { osUserFor } from "../embedded/os-user";
import { env } from "../env";
import { connect } from "../migrate/connect";
import { StartError } from "../start-error";
import { COPIED, FILES, readManifest } from "./manifest";
import { runTool, unpack } from "./tools";

/**
 * Restores a backup into the data directory, which must be new, and into the database of DATABASE_URL, which must be
 * empty, if the backup is of such a one. Nothing that is there is overwritten. Throws StartError.
 */
export async function restore(folder: string): Promise<void> {
  const { dataDir, databaseUrl, migrateUrl } = env();
  const { kind } = readManifest(folder);
  const taken = [...COPIED, FILES.journal, "postgres"].find((name) => fs.existsSync(path.join(dataDir, name)));
  if (taken !== undefined)
    throw new StartError(`The data directory ${dataDir} has data (${taken}): set ROLLCALL_DATA_DIR to a new one.`);
  if (kind === "dump" && databaseUrl === null)
    throw new StartError("This backup is of a database of your own: set DATABASE_URL to an empty one.");
  if (kind === "base" && databaseUrl !== null)
    throw new StartError("This backup is of the embedded PostgreSQL: restore it without DATABASE_URL.");
  ensureDataDir(dataDir);
  if (databaseUrl === null) await restoreCluster(path.join(folder, FILES.base), path.join(dataDir, "postgres"));
  else await restoreDump(path.join(folder, FILES.dump), migrateUrl ?? databaseUrl);
  fs.cpSync(path.join(folder, FILES.journal), journalRoot(), { recursive: true });
  for (const name of COPIED) {
    const from = path.join(folder, name);
    if (fs.existsSync(from)) fs.copyFileSync(from, path.join(dataDir, name));
  }
}

async function restoreCluster(file: string, cluster: string): Promise<void> {
  // Unpacked beside its place, so that an interrupted restore leaves no partial cluster.
  const draft = `${cluster}.new`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  await unpack(file, draft);
  const user = osUserFor(cluster);
  if (user !== null) for (const entry of entriesBelow(draft)) fs.lchownSync(entry, user.uid, user.gid);
  fs.renameSync(draft, cluster);
}

const entriesBelow = (folder: string): string[] => [
  folder,
  ...fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name)),
];

async function restoreDump(file: string, url: string): Promise<void> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ tables: number }>(
      "SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
    );
    if (rows[0]?.tables !== 0) throw new StartError("The database of DATABASE_URL is not empty: create a new one.");
  } finally {
    await client.end();
  }
  await runTool("pg_restore", ["--no-owner", "--no-privileges", "--exit-on-error", file], url);
}
