import { projectorDb } from "../db/client";
import { vacuumFull } from "../db/vacuum-full";
import { env } from "../env";
import { log } from "../log";
import { sealSigning, signingKeyId } from "../secrets";
import { StartError } from "../start-error";
import { keyFile, keyring } from "./keyring";
import { isSealed, keyIdOf, open, seal, type Place } from "./seal";
import { changeSealed, countByKey } from "./stored";

/** The row of `upgrade` that a migration writes if there may be secrets in the clear. */
const UPGRADE = "seal_secrets";
/** The tables that held secrets in the clear. */
const TABLES = ["app", "alert_channel"];
const CHECK = { id: 1, place: "encryption_check.sealed:1" as Place, text: "rollcall" };

/**
 * Checks that this instance has the keys of all secrets in the database, and seals those that an earlier version stored
 * in the clear. The first instance of a database decides which key that is. Throws StartError.
 */
export async function openSecrets(): Promise<void> {
  const check = { id: CHECK.id, sealed: seal(CHECK.text, CHECK.place) };
  await projectorDb().encryptionCheck.createMany({ data: [check], skipDuplicates: true });
  await requireKeys();
  sealSigning();
  if ((await projectorDb().upgrade.findUnique({ where: { name: UPGRADE } })) !== null) await sealClear();
}

async function requireKeys(): Promise<void> {
  const { keys } = keyring();
  const missing = await missingKeys();
  if (missing.length === 0) return;
  const own = env().secretKeys === null ? `the file ${keyFile()}` : "ROLLCALL_SECRET_KEY";
  throw new StartError(
    `Secrets are sealed with the key ${missing.join(", ")}, but ${own} has only the key ` +
      `${keys.map(({ id }) => id).join(", ")}: set ROLLCALL_SECRET_KEY to the key that sealed them, which every ` +
      "instance needs. If it is lost for good, `npm run secrets -- forget` gives up what it seals.",
  );
}

/** The ids of the keys that seal something and that this instance does not have. */
export async function missingKeys(): Promise<string[]> {
  const { find } = keyring();
  const used = new Set([...(await countByKey()).keys(), signingKeyId() ?? ""]);
  return [...used].filter((id) => id !== "" && find(id) === null);
}

/** Several instances may do this at the same time. */
async function sealClear(): Promise<void> {
  const texts = await changeSealed(renewed);
  // The old rows are still in the files of the tables, and would be in a backup of these.
  const left = await vacuumFull(TABLES);
  if (left.length > 0)
    log.warn(
      { tables: left },
      "secrets in the clear are still in the files of these tables: run VACUUM FULL on them as their owner",
    );
  await projectorDb().upgrade.deleteMany({ where: { name: UPGRADE } });
  if (texts > 0) log.info({ texts }, "the secrets of an earlier version are sealed");
}

/** The same secret, sealed with the newest key. */
export function renewed(text: string, place: Place): string {
  if (!isSealed(text)) return seal(text, place);
  return keyIdOf(text) === keyring().current.id ? text : seal(open(text, place), place);
}
