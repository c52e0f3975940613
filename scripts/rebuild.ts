import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open";
import { loadDotEnv } from "@/lib/server/env";
import { rebuild } from "@/lib/server/project/rebuild";
import { command } from "./support/command";

/** `npm run rebuild`: makes presence, connections and statuses anew from the log. The product may go on running. */
await command(async () => {
  loadDotEnv();
  const close = await openDatabase();
  try {
    const started = performance.now();
    let users = 0;
    await rebuild((done) => {
      users = done;
      process.stderr.write(`\r${done} users folded`);
    });
    process.stderr.write("\r");
    console.log(`Rebuilt ${users} users in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  } finally {
    await disconnect();
    await close();
  }
});
