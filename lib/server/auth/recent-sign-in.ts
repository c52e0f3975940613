import { MINUTE } from "@/lib/time/units";
import { signInDb as db } from "../db/client";
import { ServiceError } from "../errors";
import { requireOwnPassword } from "./passwords";
import { ownSession } from "./sessions";

/** How long a sign-in counts as recent. */
export const RECENT_MS = 5 * MINUTE;

/**
 * Refuses a request whose person has neither signed in nor confirmed who they are within RECENT_MS. Whoever finds an
 * open browser sees no secret. Throws ServiceError.
 */
export async function requireRecentSignIn(headers: Headers, now: Date): Promise<void> {
  const { id } = await ownSession(headers);
  const { createdAt, confirmedAt } = await db().authSession.findUniqueOrThrow({ where: { id } });
  if (now.getTime() - (confirmedAt ?? createdAt).getTime() >= RECENT_MS)
    throw new ServiceError("sign_in_again", "This needs a sign-in of the last 5 minutes: confirm who you are");
}

/** Notes that the person of a session has just proved who they are, by whatever means. */
export async function noteConfirmation(sessionId: string, now: Date): Promise<void> {
  await db().authSession.update({ where: { id: sessionId }, data: { confirmedAt: now } });
}

/** Confirms the person of a request by their password. Throws ServiceError. */
export async function confirmByPassword(headers: Headers, password: string, now: Date): Promise<void> {
  const { id, user } = await ownSession(headers);
  await requireOwnPassword(user.id, password);
  await noteConfirmation(id, now);
}
