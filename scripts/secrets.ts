import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { keyring } from "@/lib/server/encryption/keyring";
import { openSecrets } from "@/lib/server/encryption/open-secrets";
import { rotate } from "@/lib/server/encryption/rotate";
import { countByKey } from "@/lib/server/encryption/stored";
import { env, loadDotEnv } from "@/lib/server/env";
import { StartError } from "@/lib/server/start-error";
import { command } from "./support/command";

const USAGE = "Usage: npm run secrets -- status | rotate";

/**
 * `npm run secrets -- status`: says which key seals how many secrets of the database.
 * `npm run secrets -- rotate`: seals all of them with a new key. The product may keep running.
 */
await command(async () => {
  const [what, ...more] = process.argv.slice(2);
  if ((what !== "status" && what !== "rotate") || more.length > 0) throw new StartError(USAGE);
  loadDotEnv();
  const close = await openDatabase();
  try {
    await (what === "status" ? printStatus() : printRotation());
  } finally {
    await disconnect();
    await close();
  }
});

async function printStatus(): Promise<void> {
  const counts = await countByKey();
  const known = keyring().keys.map(({ id }) => id);
  for (const id of new Set([...known, ...counts.keys()])) {
    const note = id === known[0] ? ", seals new ones" : known.includes(id) ? "" : ", THE KEY IS MISSING";
    console.log(`${id || "in the clear"}: ${counts.get(id) ?? 0} secrets${note}`);
  }
}

async function printRotation(): Promise<void> {
  await openSecrets();
  const { newest, texts, unused } = await rotate();
  console.log(`${texts} secrets were sealed with the key ${newest}. No secret needs an older key now.`);
  if (env().secretKeys === null)
    console.log("The key before stays in the file, for backups of yesterday. The next rotation removes it.");
  else if (unused.length > 0)
    console.log(
      `Remove ${unused.join(", ")} from ROLLCALL_SECRET_KEY of every instance, and keep it with old backups.`,
    );
  else console.log("Put a new key before this one into ROLLCALL_SECRET_KEY to rotate.");
}
