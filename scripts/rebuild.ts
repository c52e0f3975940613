import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { loadDotEnv } from "@/lib/server/env";
import { rebuild } from "@/lib/server/project/rebuild";
import { command } from "./support/command";

/** `npm run rebuild`: makes presence, connections, statuses and all sums anew from the log. The product may go on running. */
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
    console.log(
      `Rebuilt ${all.users} users and ${all.minutes} minutes in ${((performance.now() - started) / 1000).toFixed(1)} s.`,
    );
  } finally {
    await disconnect();
    await close();
  }
});
