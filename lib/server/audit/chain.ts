import { createHash } from "node:crypto";
import type { StoredEntry } from "./entry";

/** What stands before the first entry. */
export const CHAIN_START = Buffer.alloc(32);
/** Bytes of the salt of a content. */
export const SALT_BYTES = 32;

/** The hash of what an entry says about a person. Without the random salt, nobody can find out what it was. */
export function contentHashOf(salt: Uint8Array, { userId, detail }: Pick<StoredEntry, "userId" | "detail">): Buffer {
  return createHash("sha256")
    .update(salt)
    .update(JSON.stringify([userId, detail]))
    .digest();
}

/**
 * The hash of an entry: a SHA-256 over the hash of the entry before and everything that the entry says, with the hash
 * of its content in place of the content.
 */
export function hashOf(
  previous: Uint8Array,
  entry: Omit<StoredEntry, "userId" | "detail">,
  contentHash: Uint8Array,
): Buffer {
  const { id, at, kind, actor, address, appId, endpoint } = entry;
  const content = Buffer.from(contentHash).toString("hex");
  const said = [id, at, kind, actor.kind, actor.id, actor.name, address, appId, endpoint, content];
  return createHash("sha256").update(previous).update(JSON.stringify(said)).digest();
}
