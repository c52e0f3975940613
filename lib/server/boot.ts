import { startAlerts } from "./alerts/alerts-loop";
import { reloadApps } from "./apps/registry";
import { createAdminIfNone, setupToken } from "./auth/first-admin";
import { createApps, type GeneratedSecret } from "./apps/create";
import { ensureToken } from "./auth/api-tokens";
import { disconnect } from "./db/client";
import { env } from "./env";
import { startNetworks } from "./network/names";
import { startProjector } from "./project/projector";
import { intake } from "./receive/intake";
import { stopReceiver } from "./receive/receive";
import { startRollup } from "./rollup/rollup-loop";
import { singleton } from "./singleton";

export interface Running {
  /** Token of the one-time link for the first administrator; null if there is one. */
  setupToken: string | null;
  /** The apps that this start created with a generated secret in the callback's path. */
  generatedSecrets: GeneratedSecret[];
  /** Resolves when all received callbacks are stored and every connection to the database is closed. */
  stop: () => Promise<void>;
}

/**
 * Creates the apps, administrator and token of the environment, and starts the projector, the rollup and the alerts.
 * Runs once.
 */
export function boot(): Promise<Running> {
  return singleton("boot", start);
}

async function start(): Promise<Running> {
  const { apps, admin, apiToken } = env();
  const generatedSecrets = await createApps(apps);
  await reloadApps();
  if (admin !== null) await createAdminIfNone({ name: "", ...admin });
  if (apiToken !== null) await ensureToken("ROLLCALL_API_TOKEN", apiToken);
  const stopNetworks = await startNetworks();
  // Callbacks that an earlier process left in the journal are stored at once.
  await intake();
  const stopProjector = startProjector();
  const stopRoller = startRollup();
  const stopAlerts = startAlerts();
  return {
    setupToken: await setupToken(),
    generatedSecrets,
    stop: async () => {
      stopNetworks();
      await stopReceiver();
      await Promise.all([stopProjector(), stopRoller(), stopAlerts()]);
      await disconnect();
    },
  };
}
