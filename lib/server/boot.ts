import { startAlerts } from "./alerts/alerts-loop";
import { reloadApps } from "./apps/registry";
import { createAdminIfNone, hasAdmin, setupToken } from "./auth/first-admin";
import { warnOfDatabaseRole } from "./audit/protection";
import { createApps } from "./apps/create";
import { startDeletion } from "./apps/deletion-loop";
import { ensureToken } from "./auth/api-tokens";
import { weaknessOf } from "./auth/password-rules";
import { startAuthPruning } from "./auth/prune";
import { disconnect } from "./db/client";
import { openSecrets } from "./encryption/open-secrets";
import { env } from "./env";
import type { Prepared } from "./front/messages";
import { startErasure } from "./erasure/erasure-loop";
import { startNetworks } from "./network/names";
import { startPartitions } from "./partitions/partitions-loop";
import { startProjector } from "./project/projector";
import { startRawUpgrade } from "./raw/upgrade-loop";
import { intake } from "./receive/intake";
import { stopReceiver } from "./receive/receive";
import { startRetention } from "./retention/retention-loop";
import { startRollup } from "./rollup/rollup-loop";
import { singleton } from "./singleton";
import { ConfigError } from "./start-error";

/** Creates the apps, administrator and token of the environment, where they are missing. */
export async function prepare(): Promise<Prepared> {
  const { apps, admin, apiToken } = env();
  await openSecrets();
  const generatedSecrets = await createApps(apps);
  await reloadApps();
  if (admin !== null && !(await hasAdmin())) {
    const weakness = weaknessOf(admin.password, { name: "", ...admin });
    if (weakness !== null) throw new ConfigError(`ROLLCALL_ADMIN_PASSWORD cannot be used: it ${weakness}.`);
    await createAdminIfNone({ name: "", ...admin });
  }
  if (apiToken !== null) await ensureToken("ROLLCALL_API_TOKEN", apiToken);
  await warnOfDatabaseRole();
  return { setupToken: await setupToken(), generatedSecrets };
}

/** Starts what works without being asked. Returns a function that stops it, and resolves when its work is done. */
export function startLoops(): () => Promise<void> {
  const stops = [
    startProjector(),
    startRollup(),
    startAlerts(),
    startAuthPruning(),
    startRawUpgrade(),
    startPartitions(),
    startRetention(),
    startErasure(),
    startDeletion(),
  ];
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}

/**
 * Starts the drain, the projector, the rollup and the alerts in this process, once. Next calls it under plain
 * `next start`. In a process of the product it does nothing (boot-elsewhere.ts).
 */
export function boot(): Promise<() => Promise<void>> {
  return singleton("boot", bootHere);
}

async function bootHere(): Promise<() => Promise<void>> {
  await prepare();
  const stopNetworks = await startNetworks();
  // Callbacks that an earlier process left in the journal are stored at once.
  await intake();
  const stopLoops = startLoops();
  return async () => {
    stopNetworks();
    await stopReceiver();
    await stopLoops();
    await disconnect();
  };
}
