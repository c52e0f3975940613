import { createHash, randomBytes } from "node:crypto";

const SECRET_BYTES = 24;
const SHOWN_CHARACTERS = 7;

/** A new secret of an API token: 35 characters, of which 192 bits are random. */
export const newSecret = (): string => `rc_${randomBytes(SECRET_BYTES).toString("base64url")}`;

/** The stored form of a secret. A secret is random, so that a slow hash would add nothing. */
export const hashOfSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** What is stored of a secret: its hash, and the first characters to tell one from another. */
export const storedSecret = (secret: string) => ({
  hash: hashOfSecret(secret),
  prefix: secret.slice(0, SHOWN_CHARACTERS),
});
