import { db } from "@/lib/server/db/client";

/** A user of an app who was erased. Returns the tombstone. */
export async function createErasure(sdkAppId: string, tombstone: string): Promise<string> {
  const { id: appId } = await db().app.findUniqueOrThrow({ where: { sdkAppId } });
  const at = new Date();
  const asked = { requestedAt: at, requestedBy: "Ada", reason: "asked", doneAt: at };
  await db().erasedUser.create({
    data: { appId, tombstone, pseudonym: `erased-${tombstone}`, userId: null, ...asked },
  });
  return tombstone;
}
