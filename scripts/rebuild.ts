import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { loadDotEnv } from "@/lib/server/env";
import { rebuild } from "@/lib/server/maintenance/rebuild";
import { command } from "./support/command";

/** `npm run rebuild`: recomputes all projections and sums from the log. The product may keep running. */
await command(async () => {
  loadDotEnv();
  const close = await openDatabase();
  try {
    const started = performance.now();
    const all = { users: 0, minutes: 0 };
    const verbs = { users: "folded", minutes: "summed" };
    await rebuild((done, what) => {
      all[what] = done;
      process.stderr.write(`\r${done} ${what} ${verbs[what]}`);
    });
    process.stderr.write("\r");
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`Rebuilt ${all.users} users and ${all.minutes} minutes in ${seconds} s.`);
  } finally {
    await disconnect();
    await close();
  }
});
