import { env, loadDotEnv } from "@/lib/server/env";
import { startEmbedded } from "@/lib/server/embedded/start";
import { log } from "@/lib/server/log";
import { migrate } from "@/lib/server/migrate/migrate";
import { command } from "./support/command";

/** `npm run migrate`: brings the database up to date without starting the console. */
await command(async () => {
  loadDotEnv();
  const { databaseUrl, dataDir } = env();
  const embedded = databaseUrl === null ? await startEmbedded({ dataDir, log }) : null;
  try {
    const applied = await migrate(databaseUrl ?? embedded?.url ?? "");
    console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
  } finally {
    await embedded?.stop();
  }
});
