import { createInterface } from "node:readline/promises";
import { recorded } from "@/lib/server/audit/recorder";
import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { forgetLost, lostSecrets } from "@/lib/server/encryption/forget";
import { keyring } from "@/lib/server/encryption/keyring";
import { openSecrets } from "@/lib/server/encryption/open-secrets";
import { rotate } from "@/lib/server/encryption/rotate";
import { countByKey } from "@/lib/server/encryption/stored";
import { env, loadDotEnv } from "@/lib/server/env";
import { signingKeyId } from "@/lib/server/secrets";
import { StartError } from "@/lib/server/start-error";
import { describeLost } from "./secrets/lost";
import { command } from "./support/command";

const COMMANDS: Record<string, (() => Promise<void>) | undefined> = {
  status: printStatus,
  rotate: printRotation,
  forget,
};
const USAGE = `Usage: npm run secrets -- ${Object.keys(COMMANDS).join(" | ")}`;

/**
 * `npm run secrets -- status`: says which key seals how many secrets of the database.
 * `npm run secrets -- rotate`: seals all of them with a new key. The product may keep running.
 * `npm run secrets -- forget`: gives up the secrets whose key is lost, after their list was confirmed.
 */
await command(async () => {
  const [what = "", ...more] = process.argv.slice(2);
  const run = COMMANDS[what];
  if (run === undefined || more.length > 0) throw new StartError(USAGE);
  loadDotEnv();
  const close = await openDatabase();
  try {
    await run();
  } finally {
    await recorded();
    await disconnect();
    await close();
  }
});

async function printStatus(): Promise<void> {
  const counts = await countByKey();
  const known = keyring().keys.map(({ id }) => id);
  const signing = signingKeyId();
  for (const id of new Set([...known, ...counts.keys(), ...(signing === null ? [] : [signing])])) {
    const note = id === known[0] ? ", seals new ones" : known.includes(id) || id === "" ? "" : ", THE KEY IS MISSING";
    const sessions = id === signing ? " and what signs sessions" : "";
    console.log(`${id || "in the clear"}: ${counts.get(id) ?? 0} secrets${sessions}${note}`);
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

async function forget(): Promise<void> {
  const found = await lostSecrets();
  if (found.keys.length === 0) {
    console.log("Every secret opens with the keys that are here. There is nothing to forget.");
    return;
  }
  const { lost, then } = await describeLost(found);
  const keys = found.keys.join(" ");
  console.log(`Sealed with the key ${keys}, which is not here:\n${lines(lost)}`);
  console.log(`If they are forgotten, they are gone for good, even if the key is found later:\n${lines(then)}`);
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await prompt.question(`Type ${keys} to forget them: `);
  prompt.close();
  if (typed.trim() !== keys) throw new StartError("Nothing was forgotten.");
  await forgetLost(found, lost);
  await openSecrets();
  console.log(`${lost.length} secrets are forgotten. Restart the product now.`);
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `- ${text}`).join("\n");
}
