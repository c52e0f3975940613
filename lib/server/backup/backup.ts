import fs from "node:fs";
import path from "node:path";
import { journalRoot } from "../data-dir";
import { env } from "../env";
import { StartError } from "../start-error";
import { baseBackup } from "./base-backup";
import { keepJournals } from "./journal-copy";
import { COPIED, FILES, writeManifest, type Manifest } from "./manifest";
import { runTool } from "./tools";

/**
 * Writes a backup into `folder`, which must not exist: the database, the journals and the secrets. The product may run.
 * Every callback that was answered OK before the backup began is in it, in the database or in a journal. `kind` says
 * whose database `env().databaseUrl` is. Throws StartError, or what the database or the file system throws.
 */
export async function backup(folder: string, kind: Manifest["kind"]): Promise<void> {
  const { dataDir, databaseUrl, migrateUrl } = env();
  if (fs.existsSync(folder)) throw new StartError(`${folder} exists: name a folder that does not.`);
  // The name changes at the end, so that an interrupted backup is not taken for one.
  const draft = `${folder}.part`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { recursive: true, mode: 0o700 });
  const createdAt = new Date().toISOString();
  // Before the database: what is stored from now on may be missing in its backup.
  const journals = keepJournals(journalRoot(), path.join(dataDir, "journal-backup"));
  try {
    const file = path.join(draft, FILES[kind]);
    const owner = migrateUrl ?? databaseUrl ?? "";
    if (kind === "base") await baseBackup(owner, file);
    else await runTool("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", `--file=${file}`], owner);
    journals.copyTo(path.join(draft, FILES.journal));
  } finally {
    journals.release();
  }
  for (const name of COPIED) {
    const from = path.join(dataDir, name);
    if (fs.existsSync(from)) fs.copyFileSync(from, path.join(draft, name));
  }
  writeManifest(draft, { kind, createdAt });
  fs.renameSync(draft, folder);
}
