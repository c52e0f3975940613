import { env, loadDotEnv, setDatabaseUrl } from "@/lib/server/env";
import { startEmbedded } from "@/lib/server/embedded/start";
import { log } from "@/lib/server/log";
import { bringUpToDate } from "@/lib/server/migrate/bring-up-to-date";
import { command } from "./support/command";

/** `npm run migrate`: brings the database up to date without starting the console. */
await command(async () => {
  loadDotEnv();
  const { databaseUrl, dataDir } = env();
  const embedded = databaseUrl === null ? await startEmbedded({ dataDir, log }) : null;
  try {
    if (embedded !== null) setDatabaseUrl(embedded.appUrl, embedded.url);
    const applied = await bringUpToDate();
    console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
  } finally {
    await embedded?.stop();
  }
});
