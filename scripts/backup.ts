import { backup } from "@/lib/server/backup/backup";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { keyFile } from "@/lib/server/encryption/keyring";
import { env, loadDotEnv } from "@/lib/server/env";
import { StartError } from "@/lib/server/start-error";
import { command } from "./support/command";

/** `npm run backup -- FOLDER`: writes database, journals and secrets into a new folder. The product may run. */
await command(async () => {
  loadDotEnv();
  const folder = process.argv[2];
  if (folder === undefined) throw new StartError("Name a new folder: npm run backup -- FOLDER");
  const kind = env().databaseUrl === null ? "base" : "dump";
  const close = await openDatabase();
  try {
    const started = performance.now();
    await backup(folder, kind);
    console.log(`Backed up to ${folder} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
    const key = env().secretKeys === null ? `the file ${keyFile()}` : "ROLLCALL_SECRET_KEY";
    console.log(`Secrets are sealed in it, and their key is not: keep ${key} in another place.`);
  } finally {
    await close();
  }
});
