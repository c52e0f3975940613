import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { loadDotEnv } from "@/lib/server/env";
import { appsWithDays } from "@/lib/server/partitions/apps-with-days";
import { makeAhead } from "@/lib/server/partitions/make-ahead";
import { command } from "./support/command";

/**
 * `npm run partitions`: gives every app with days its partitions, however many rows move out of a shared one. The
 * product may keep running: callbacks wait in the journal while a table is moved, and pages wait as well.
 */
await command(async () => {
  loadDotEnv();
  const close = await openDatabase();
  try {
    const { partitioned, others } = await appsWithDays();
    for (const { id, sdkAppId, days } of partitioned) {
      const started = performance.now();
      const { divided } = await makeAhead(id, days, Date.now(), Number.MAX_SAFE_INTEGER);
      const seconds = ((performance.now() - started) / 1_000).toFixed(1);
      console.log(`${sdkAppId}: ${divided.length} tables divided in ${seconds} s.`);
    }
    for (const { sdkAppId } of others) console.log(`${sdkAppId}: none, as there are too many apps with partitions.`);
  } finally {
    await disconnect();
    await close();
  }
});
