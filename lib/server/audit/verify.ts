import type { AuditActor, AuditKind } from "@/lib/audit/kinds";
import { db } from "../db/client";
import { CHAIN_START, contentHashOf, hashOf } from "./chain";

const BATCH = 5_000;

/** What a check of the chain found. */
export interface Verification {
  /** Entries that are as they were written. */
  sound: number;
  /** Those of them that do not say any more what they were about, as a person was erased. */
  erased: number;
  /** Those before them that are not kept any more, of which the last is known. */
  removed: number;
  /** The last of them; null if there is none. */
  last: { id: number; at: Date; hash: string } | null;
  /** The first fault; null if there is none. */
  fault: { id: number; what: "missing" | "changed" } | null;
  /**
   * Whether the entry that the caller knows is there with the hash that the caller knows. Null if none was given, or if
   * it is not kept any more.
   */
  knownHolds: boolean | null;
}

/**
 * Reads all entries, and checks that none is missing or changed. Whoever owns the database could remove the newest
 * entries, or write the whole chain anew. An entry that is `known` from an earlier check shows that.
 */
export async function verifyChain(known: { id: number; hash: string } | null = null): Promise<Verification> {
  const removal = await lastRemoval();
  const removed = Number(removal?.lastId ?? 0);
  const found: Verification = { sound: 0, erased: 0, removed, last: null, fault: null, knownHolds: null };
  if (known !== null && known.id > removed) found.knownHolds = false;
  let previous: Uint8Array = removal?.hash ?? CHAIN_START;
  for (let id = removed; ;) {
    const { rows, contents } = await readBatch(id);
    for (const { hash, contentHash, actorKind, actorId, actorName, ...row } of rows) {
      if (Number(row.id) !== id + 1) {
        // Entries may have been removed since the removals were read.
        if ((await lastRemoval())?.lastId !== removal?.lastId) return verifyChain(known);
        return { ...found, fault: { id: id + 1, what: "missing" } };
      }
      id++;
      const actor = { kind: actorKind as AuditActor, id: actorId, name: actorName };
      const entry = { ...row, id, at: row.at.getTime(), kind: row.kind as AuditKind, actor };
      const content = contents.get(row.id);
      const isContent = content === undefined || contentHashOf(content.salt, content).equals(contentHash);
      if (!isContent || !hashOf(previous, entry, contentHash).equals(hash))
        return { ...found, fault: { id, what: "changed" } };
      previous = hash;
      const text = Buffer.from(hash).toString("hex");
      if (known?.id === id && known.hash === text) found.knownHolds = true;
      found.sound++;
      if (content === undefined) found.erased++;
      found.last = { id, at: row.at, hash: text };
    }
    if (rows.length < BATCH) return found;
  }
}

/** The removal after which the chain goes on; null if no entry was ever removed. */
const lastRemoval = () => db().auditRemoval.findFirst({ orderBy: { lastId: "desc" } });

/** Entries after `id`, and their contents by their number. */
async function readBatch(id: number) {
  const rows = await db().auditEntry.findMany({ where: { id: { gt: id } }, orderBy: { id: "asc" }, take: BATCH });
  const contents = await db().auditContent.findMany({
    where: { entryId: { gt: id, lte: rows.at(-1)?.id ?? id } },
  });
  return { rows, contents: new Map(contents.map((content) => [content.entryId, content])) };
}
