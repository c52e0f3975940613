import type { Passkey } from "@/lib/contracts/passkeys";
import { signInDb as db } from "../../db/client";

/** The passkeys of a person, as browsers need them to find or to exclude them. */
export async function knownPasskeys(userId: string): Promise<{ id: string; transports: string[] }[]> {
  const rows = await db().passkey.findMany({ where: { userId }, select: { credentialId: true, transports: true } });
  return rows.map(({ credentialId, transports }) => ({ id: credentialId, transports }));
}

/** The passkeys of a person, the oldest first. */
export async function listPasskeys(userId: string): Promise<Passkey[]> {
  const rows = await db().passkey.findMany({
    where: { userId },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ createdAt, lastUsedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}
