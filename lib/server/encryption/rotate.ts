import { env } from "../env";
import { addKey, keyring } from "./keyring";
import { renewed } from "./open-secrets";
import { changeSealed, countByKey } from "./stored";

/** What a rotation came to. */
export interface Rotated {
  /** The id of the key that seals everything now. */
  newest: string;
  /** The number of secrets that were sealed anew. */
  texts: number;
  /** The keys that seal nothing any more. */
  unused: string[];
}

/** Keys of the file that stay beside the new one: what a backup of yesterday holds is sealed with the one before. */
const KEPT = 1;

/**
 * Seals every secret in the database with a new key of the file, or with the first of ROLLCALL_SECRET_KEY. A rotation
 * that was interrupted goes on with its key. Older keys open until all is done, so the product can run. Throws what the
 * database throws.
 */
export async function rotate(change: typeof renewed = renewed): Promise<Rotated> {
  if (env().secretKeys === null && !(await isUnfinished())) addKey(KEPT);
  const texts = await changeSealed(change);
  const { current, keys } = keyring();
  return { newest: current.id, texts, unused: keys.map(({ id }) => id).filter((id) => id !== current.id) };
}

/** Whether a rotation before this one has not sealed everything. */
async function isUnfinished(): Promise<boolean> {
  const used = [...(await countByKey()).keys()];
  return used.includes(keyring().current.id) ? used.length > 1 : used.length > 0;
}
