import { recordEvent } from "../audit/record-event";
import { signInDb as db } from "../db/client";
import { withdrawInvitations } from "./invitations";
import { hashPassword, storePassword } from "./passwords";
import { readableCode } from "./readable-code";
import { endSessions } from "./sessions";

/** A password of about 99 bits. */
export const generatePassword = (): string => readableCode(5, 4);

/**
 * Gives the person with this e-mail address a generated password, and ends their sessions and invitations. Returns the
 * password, or null if there is no such person.
 */
export async function resetPassword(email: string): Promise<string | null> {
  const person = await db().authUser.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } });
  if (person === null) return null;
  const password = generatePassword();
  const hash = await hashPassword(password);
  await db().$transaction(async (tx) => {
    await withdrawInvitations(tx, person.id, new Date());
    await storePassword(person.id, hash, tx);
  });
  await endSessions({ userId: person.id });
  const actor = { kind: "script", id: null, name: "npm run admin" } as const;
  recordEvent("change", { actor, endpoint: "reset-password", headers: null, detail: { email: email.toLowerCase() } });
  return password;
}
