import fs from "node:fs";
import { journalRoot } from "@/lib/server/data-dir";
import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { loadDotEnv } from "@/lib/server/env";
import { openIntake } from "@/lib/server/receive/intake";
import { command } from "./support/command";

/**
 * `npm run journal [-- FOLDER]`: stores what an instance left in its journals, by default in those of the data
 * directory. Journals of a process that runs are left to it.
 */
await command(async () => {
  loadDotEnv();
  const root = process.argv[2] ?? journalRoot();
  const close = await openDatabase();
  try {
    const folders = fs.existsSync(root) ? fs.readdirSync(root).length : 0;
    let records = 0;
    // Each journal that is free is opened once; all stay open until the last one is stored.
    const intakes = [];
    for (let i = 0; i < folders; i++) {
      const intake = await openIntake(root);
      intakes.push(intake);
      records += intake.pending();
      while (!(await intake.drained(10_000))) process.stderr.write(`\r${intake.pending()} callbacks to store `);
    }
    for (const intake of intakes) await intake.stop();
    console.log(`Stored ${records} callbacks of ${folders} journals.`);
  } finally {
    await disconnect();
    await close();
  }
});
