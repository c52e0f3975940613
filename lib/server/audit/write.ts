import { randomBytes } from "node:crypto";
import { storable } from "@/lib/protocol/state-change";
import { db, type Tx } from "../db/client";
import { areErased } from "../erasure/erased-among";
import { CHAIN_START, contentHashOf, hashOf, SALT_BYTES } from "./chain";
import type { NewEntry, StoredEntry } from "./entry";
import { printEntries } from "./stdout";

/** Number of an advisory lock: entries of all instances are written one batch after the other. */
const LOCK = 7_265_021;
const TIMEOUT_MS = 30_000;

/** Appends entries to the chain, in their order. Throws what the database throws. */
export async function writeEntries(entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const written = await db().$transaction((tx) => appendEntries(tx, entries), {
    maxWait: TIMEOUT_MS,
    timeout: TIMEOUT_MS,
  });
  await printEntries(written);
}

/** Lets a transaction write to the chain alone. */
export const lockChain = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;

/** The same in a transaction of the caller, who prints what it returns. */
export async function appendEntries(tx: Tx, entries: readonly NewEntry[]) {
  await lockChain(tx);
  const [last] = await tx.auditEntry.findMany({
    orderBy: { id: "desc" },
    take: 1,
    select: { id: true, hash: true },
  });
  let previous: Uint8Array = last?.hash ?? CHAIN_START;
  const first = Number(last?.id ?? 0) + 1;
  const rows = entries.map((entry, i) => {
    const stored: StoredEntry = { ...storableEntry(entry), id: first + i, detail: JSON.stringify(entry.detail) };
    const salt = new Uint8Array(randomBytes(SALT_BYTES));
    const contentHash = new Uint8Array(contentHashOf(salt, stored));
    const hash = new Uint8Array(hashOf(previous, stored, contentHash));
    previous = hash;
    const { userId, detail } = stored;
    const content = { entryId: stored.id, salt, userId, detail };
    return { stored, hash, entry: rowOf(stored, { contentHash, hash }), content };
  });
  await tx.auditEntry.createMany({ data: rows.map(({ entry }) => entry) });
  const kept = new Set(await unerased(tx, rows));
  await tx.auditContent.createMany({ data: [...kept] });
  return rows.map(({ stored, hash, content }) => ({
    entry: kept.has(content) ? stored : { ...stored, userId: null, detail: "{}" },
    hash,
  }));
}

/** The contents that name no erased user: what is asked about one later has an entry, but no content. */
async function unerased<Content extends { userId: string | null }>(
  tx: Tx,
  rows: readonly { entry: { appId: number | null }; content: Content }[],
): Promise<Content[]> {
  const named = rows.flatMap(({ entry: { appId }, content }) =>
    appId === null || content.userId === null ? [] : [{ content, user: { appId, userId: content.userId } }],
  );
  const erased = await areErased(
    tx,
    named.map(({ user }) => user),
  );
  const gone = new Set(named.filter((_, i) => erased[i]).map(({ content }) => content));
  return rows.flatMap(({ content }) => (gone.has(content) ? [] : [content]));
}

/** The texts of an entry as PostgreSQL can store them. */
const storableEntry = (entry: NewEntry): NewEntry => ({
  ...entry,
  actor: { ...entry.actor, name: storable(entry.actor.name) },
  userId: entry.userId === null ? null : storable(entry.userId),
  address: entry.address === null ? null : storable(entry.address),
});

type Hashes = Record<"contentHash" | "hash", Uint8Array<ArrayBuffer>>;

const rowOf = ({ id, at, actor, userId: _, detail: __, ...entry }: StoredEntry, hashes: Hashes) => ({
  ...entry,
  ...hashes,
  id: BigInt(id),
  at: new Date(at),
  actorKind: actor.kind,
  actorId: actor.id,
  actorName: actor.name,
});
