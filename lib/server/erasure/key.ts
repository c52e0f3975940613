import { createHmac, randomBytes } from "node:crypto";
import { db } from "../db/client";
import { open, seal, type Place } from "../encryption/seal";
import { singleton } from "../singleton";

const KEY_BYTES = 32;
const PLACE: Place = "erasure_key.sealed:1";

const known = () => singleton("erasure.key", () => ({ key: null as Promise<Buffer> | null }));

/**
 * The key of the tombstones, which all instances share. The first call makes it. Throws what the database throws, and
 * StartError if this instance cannot open it.
 */
export function erasureKey(): Promise<Buffer> {
  const state = known();
  state.key ??= readKey().catch((error: unknown) => {
    state.key = null;
    throw error;
  });
  return state.key;
}

async function readKey(): Promise<Buffer> {
  const made = seal(randomBytes(KEY_BYTES).toString("hex"), PLACE);
  await db().$executeRaw`INSERT INTO erasure_key (id, sealed) VALUES (1, ${made}) ON CONFLICT DO NOTHING`;
  const { sealed } = await db().erasureKey.findUniqueOrThrow({ where: { id: 1 } });
  return Buffer.from(open(sealed, PLACE), "hex");
}

/** Stands for a UserID of an app: without the key, nobody can find out for which. In hex. Pure. */
export const tombstoneOf = (key: Uint8Array, { appId, userId }: { appId: number; userId: string }): string =>
  createHmac("sha256", key).update(`${appId} ${userId}`).digest("hex");
