import { createHash, randomBytes } from "node:crypto";
import type { AcceptInvitation } from "@/lib/contracts/people";
import { DAY } from "@/lib/time/units";
import { recordEvent } from "../audit/record-event";
import { signInDb as db, type Tx } from "../db/client";
import { ServiceError } from "../errors";
import { requireStrong } from "./password-rules";
import { hashPassword, storePassword } from "./passwords";

const VALID_MS = 7 * DAY;

const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/** What an invitation link leads to: the invited person, or why it does not work. */
export type InvitationState =
  { state: "open"; email: string; name: string } | { state: "used" | "expired" | "withdrawn" | "unknown" };

/** Makes a link for a person and withdraws those before. Returns its token, of which only a hash is stored. */
export async function makeInvitation(tx: Tx, userId: string, now: Date): Promise<{ token: string; expiresAt: string }> {
  await withdrawInvitations(tx, userId, now);
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(now.getTime() + VALID_MS);
  await tx.invitation.create({ data: { tokenHash: hashOf(token), userId, createdAt: now, expiresAt } });
  return { token, expiresAt: expiresAt.toISOString() };
}

/** Makes the links of a person that were not used useless. */
export async function withdrawInvitations(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.invitation.updateMany({ where: { userId, usedAt: null, withdrawnAt: null }, data: { withdrawnAt: now } });
}

/** What a link leads to at `now`. */
export async function lookUpInvitation(token: string, now: Date): Promise<InvitationState> {
  const found = await db().invitation.findUnique({ where: { tokenHash: hashOf(token) }, include: { user: true } });
  if (found === null) return { state: "unknown" };
  if (found.usedAt !== null) return { state: "used" };
  if (found.withdrawnAt !== null || found.user === null || found.user.deactivatedAt !== null)
    return { state: "withdrawn" };
  if (found.expiresAt <= now) return { state: "expired" };
  return { state: "open", email: found.user.email, name: found.user.name };
}

/** Sets name and password of the invited person. Throws ServiceError if the link does not work, or works no more. */
export async function acceptInvitation(given: AcceptInvitation, headers: Headers, now: Date): Promise<void> {
  const { token, password } = given;
  const found = await lookUpInvitation(token, now);
  if (found.state !== "open") throw new ServiceError("gone", `This invitation is ${found.state}`);
  const name = given.name || found.name || found.email;
  requireStrong(password, { email: found.email, name });
  const hash = await hashPassword(password);
  const id = await db().$transaction(async (tx) => {
    // Of two requests at the same time, one finds it used.
    const [used] = await tx.invitation.updateManyAndReturn({
      where: { tokenHash: hashOf(token), usedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (used?.userId == null) throw new ServiceError("gone", "This invitation was used or withdrawn meanwhile");
    await tx.authUser.update({ where: { id: used.userId }, data: { name } });
    await storePassword(used.userId, hash, tx);
    return used.userId;
  });
  recordEvent("change", { actor: { kind: "person", id, name: found.email }, endpoint: "POST invitation", headers });
}
