import { createHash } from "node:crypto";
import type { StoredEntry } from "./entry";

/** What stands before the first entry. */
export const CHAIN_START = Buffer.alloc(32);

/** The hash of an entry: a SHA-256 over the hash of the entry before and everything that the entry says. */
export function hashOf(previous: Uint8Array, entry: StoredEntry): Buffer {
  const { id, at, kind, actor, address, appId, userId, endpoint, detail } = entry;
  const said = [id, at, kind, actor.kind, actor.id, actor.name, address, appId, userId, endpoint, detail];
  return createHash("sha256").update(previous).update(JSON.stringify(said)).digest();
}
