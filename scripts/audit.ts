import { verifyChain } from "@/lib/server/audit/verify";
import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { loadDotEnv } from "@/lib/server/env";
import { StartError } from "@/lib/server/start-error";
import { knownEntry } from "./audit/known-entry";
import { command } from "./support/command";

/**
 * `npm run audit [-- NUMBER:HASH]`: checks that no entry of the audit is missing or changed, and that the entry which
 * is known from an earlier check is still there. Ends with 1 if not.
 */
await command(async () => {
  loadDotEnv();
  const known = knownEntry(process.argv[2]);
  const close = await openDatabase();
  try {
    const { sound, erased, removed, last, fault, knownHolds } = await verifyChain(known);
    console.log(`${sound} entries are as they were written.`);
    if (erased > 0) console.log(`${erased} of them named a person who was erased, and do not any more.`);
    if (removed > 0)
      console.log(`${removed} before them are no longer kept. The chain goes on from the last of these.`);
    if (fault !== null) throw new StartError(`Entry ${fault.id} is ${fault.what}.`);
    if (known !== null && knownHolds === null)
      console.log(`Entry ${known.id} is no longer kept, so the hash that you know cannot be compared.`);
    if (knownHolds === false && known !== null)
      throw new StartError(`Entry ${known.id} with the hash ${known.hash} is missing: entries were removed.`);
    if (last !== null) console.log(`Keep this for the next check: ${last.id}:${last.hash}`);
  } finally {
    await disconnect();
    await close();
  }
});
