import { createHash, createSecretKey, type KeyObject } from "node:crypto";

export const KEY_BYTES = 32;

/** A key of AES-256. Its id says which key a text was sealed with, and says nothing about the key. */
export interface Key {
  id: string;
  secret: KeyObject;
}

/** The key of a text: 32 bytes in hex or base64. Null if it is no key. */
export function keyOf(text: string): Key | null {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : base64Of(text);
  return bytes?.length === KEY_BYTES ? { id: idOf(bytes), secret: createSecretKey(bytes) } : null;
}

/** Standard or URL-safe base64, with or without padding. */
const base64Of = (text: string) => (/^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, "base64") : null);

const idOf = (bytes: Uint8Array) =>
  createHash("sha256").update("rollcall key id\0").update(bytes).digest("hex").slice(0, 12);
