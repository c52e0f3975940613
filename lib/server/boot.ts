import { reloadApps } from "./apps/registry";
import { createAdminIfNone, setupToken } from "./auth/first-admin";
import { ensureToken } from "./auth/api-tokens";
import { db, disconnect } from "./db/client";
import { env } from "./env";
import { startProjector } from "./project/projector";
import { receiverDrained } from "./receive/receive";
import { startRollup } from "./rollup/rollup-loop";
import { singleton } from "./singleton";

export interface Running {
  /** For the one-time link to make the first administrator; null where there is one. */
  setupToken: string | null;
  /** Resolves when what was received is stored and every connection to the database is closed. */
  stop: () => Promise<void>;
}

/** Makes what the environment asks for and starts the projector and the roller. Once a process, however often it is called. */
export function boot(): Promise<Running> {
  return singleton("boot", start);
}

async function start(): Promise<Running> {
  const { apps, admin, apiToken } = env();
  await db().app.createMany({
    data: apps.map(({ sdkAppId, token }) => ({ sdkAppId, callbackTokens: token === null ? [] : [token] })),
    skipDuplicates: true,
  });
  await reloadApps();
  if (admin !== null) await createAdminIfNone({ name: "", ...admin });
  if (apiToken !== null) await ensureToken("ROLLCALL_API_TOKEN", apiToken);
  const stopProjector = startProjector();
  const stopRoller = startRollup();
  return {
    setupToken: await setupToken(),
    stop: async () => {
      await receiverDrained();
      await Promise.all([stopProjector(), stopRoller()]);
      await disconnect();
    },
  };
}
