import { restore } from "@/lib/server/backup/restore";
import { keyFile } from "@/lib/server/encryption/keyring";
import { env, loadDotEnv } from "@/lib/server/env";
import { StartError } from "@/lib/server/start-error";
import { command } from "./support/command";

/** `npm run restore -- FOLDER`: restores a backup into a new data directory, and into an empty database. */
await command(async () => {
  loadDotEnv();
  const folder = process.argv[2];
  if (folder === undefined) throw new StartError("Name the folder of a backup: npm run restore -- FOLDER");
  await restore(folder);
  console.log(`Restored ${folder} into ${env().dataDir}. Start Rollcall with it: npm start`);
  const key = env().secretKeys === null ? `Copy the file with the key to ${keyFile()}, or set` : "It needs the key of";
  console.log(`${key} ROLLCALL_SECRET_KEY before: the backup has secrets that are sealed with it.`);
});
