import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Key } from "./key";
import { keyring, type Keyring } from "./keyring";

const CIPHER = "aes-256-gcm";
const PREFIX = "sealed:1:";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Where a sealed text is kept, such as `app.path_secret:1400000000`. It opens only there. */
export type Place = `${string}.${string}:${string | number}`;

/** A text that cannot be opened. `keyId` is the id of the key that is missing; null if the text is not as it was. */
export class SealError extends Error {
  override name = "SealError";
  constructor(
    message: string,
    readonly keyId: string | null,
  ) {
    super(message);
  }
}

/** Whether a text is sealed, with whatever key. */
export const isSealed = (text: string): boolean => text.startsWith(PREFIX);

/** The id of the key that a text was sealed with; null if it is not sealed. */
export const keyIdOf = (text: string): string | null =>
  isSealed(text) ? text.slice(PREFIX.length, text.indexOf(":", PREFIX.length)) : null;

/** Encrypts a secret with the newest key, for this place. Throws StartError if the keys cannot be read. */
export const seal = (plain: string, place: Place, { current }: Keyring = keyring()): string =>
  encrypt(plain, place, current);

/** Decrypts what `seal` made for this place. Throws SealError. */
export function open(sealed: string, place: Place, keys: Keyring = keyring()): string {
  const id = keyIdOf(sealed);
  if (id === null) throw new SealError(`${place} is not sealed`, null);
  const key = keys.find(id);
  if (key === null) throw new SealError(`${place} is sealed with the key ${id}, which is missing`, id);
  const bytes = Buffer.from(sealed.slice(PREFIX.length + id.length + 1), "base64url");
  try {
    const decipher = createDecipheriv(CIPHER, key.secret, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo(place, id)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString();
  } catch {
    throw new SealError(`${place} was changed, or belongs elsewhere`, null);
  }
}

function encrypt(plain: string, place: Place, { id, secret }: Key): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, secret, iv, { authTagLength: TAG_BYTES }).setAAD(boundTo(place, id));
  const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `${PREFIX}${id}:${Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64url")}`;
}

/** What the tag covers beside the text: nobody moves it to another row, column or key. */
const boundTo = (place: Place, keyId: string) => Buffer.from(`${PREFIX}${keyId}:${place}`);
