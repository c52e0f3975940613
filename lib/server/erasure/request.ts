import { randomBytes } from "node:crypto";
import type { z } from "zod";
import type { newErasure } from "@/lib/contracts/erasures";
import { erasedText } from "@/lib/protocol/erased-user";
import { appNamed } from "../apps/registry";
import { db, type Prisma } from "../db/client";
import { ServiceError } from "../errors";
import { tombstoneOf, erasureKey } from "./key";
import { namesUser } from "./names-user";

const PSEUDONYM_BYTES = 8;

type Row = Prisma.ErasedUserGetPayload<Record<never, never>>;

/**
 * Asks for the erasure of a user. From then on no callback about the user is stored, at any instance. A user who is
 * erased already is not erased again. Throws ServiceError for a user whom the app does not know.
 */
export async function requestErasure(
  sdkAppId: string | undefined,
  { userId, confirmation, reason }: z.output<typeof newErasure>,
  requestedBy: string,
): Promise<Row> {
  const { id: appId } = await appNamed(sdkAppId);
  if (confirmation !== userId) throw new ServiceError("invalid", "confirmation: must be the UserID");
  if (namesUser(reason, userId)) throw new ServiceError("invalid", "reason: must not name the user, because it stays");
  const tombstone = tombstoneOf(await erasureKey(), { appId, userId });
  const asked = await db().erasedUser.findUnique({ where: { appId_tombstone: { appId, tombstone } } });
  if (asked !== null) throw new ServiceError("conflict", "This user is erased already");
  const known = await db().account.findUnique({ where: { appId_userId: { appId, userId } } });
  if (known === null) throw new ServiceError("not_found", "This app knows no such user");
  return db().erasedUser.create({
    data: {
      appId,
      tombstone,
      requestedAt: new Date(),
      requestedBy,
      reason,
      userId,
      pseudonym: erasedText(randomBytes(PSEUDONYM_BYTES).toString("hex")),
    },
  });
}

/** Lifts an erasure: new callbacks about the user are stored again. Throws ServiceError. */
export async function liftErasure(sdkAppId: string | undefined, tombstone: string): Promise<void> {
  const { id: appId } = await appNamed(sdkAppId);
  const { count } = await db().erasedUser.deleteMany({ where: { appId, tombstone, doneAt: { not: null } } });
  if (count > 0) return;
  const going = await db().erasedUser.count({ where: { appId, tombstone } });
  if (going > 0) throw new ServiceError("conflict", "This erasure is still going on");
  throw new ServiceError("not_found", "There is no such erasure");
}
