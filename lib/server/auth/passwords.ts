import { createHash, randomUUID } from "node:crypto";
import { signInDb as db, type Tx } from "../db/client";
import { ServiceError } from "../errors";
import { auth } from "./auth";
import { requireStrong } from "./password-rules";
import { endSessions } from "./sessions";
import { bucket, takeAttempt } from "./throttle";

/** What better-auth calls the account of a password. */
export const CREDENTIAL = "credential";

/** Sets the password of a person who may have none yet. `hash` is of hashPassword. */
export async function storePassword(userId: string, hash: string, tx: Tx = db()): Promise<void> {
  const { count } = await tx.authAccount.updateMany({
    where: { userId, providerId: CREDENTIAL },
    data: { password: hash },
  });
  if (count > 0) return;
  // What better-auth writes for a password.
  const account = { id: randomUUID(), userId, accountId: userId, providerId: CREDENTIAL, password: hash };
  await tx.authAccount.create({ data: account });
}

/** The hash of a password. It takes about a tenth of a second on purpose, so it is made outside of transactions. */
export async function hashPassword(password: string): Promise<string> {
  const { password: hasher } = await auth().$context;
  return hasher.hash(password);
}

/**
 * The person with this e-mail address and this password; null if there is none. It takes as long for an address that
 * nobody has, and for a person without a password.
 */
export async function checkPassword(
  email: string,
  password: string,
): Promise<{ id: string; deactivated: boolean; passwordMark: string } | null> {
  const person = await db().authUser.findUnique({
    where: { email },
    select: { id: true, deactivatedAt: true, accounts: { where: { providerId: CREDENTIAL } } },
  });
  const hash = person?.accounts[0]?.password ?? null;
  const { password: hasher } = await auth().$context;
  if (person === null || hash === null) {
    await hasher.hash(password);
    return null;
  }
  return (await hasher.verify({ hash, password }))
    ? { id: person.id, deactivated: person.deactivatedAt !== null, passwordMark: markOf(hash) }
    : null;
}

/** Names a stored password without telling it. It differs from the mark of each password before and after it. */
const markOf = (hash: string) => createHash("sha256").update(hash).digest("base64url");

/** The mark of a person's password; null if there is none. */
export async function passwordMarkOf(userId: string): Promise<string | null> {
  const account = await db().authAccount.findFirst({ where: { userId, providerId: CREDENTIAL } });
  return account?.password == null ? null : markOf(account.password);
}

/** Throws ServiceError if this is not the current password of a person, or too many others were tried. */
export async function requireOwnPassword(userId: string, password: string): Promise<void> {
  const account = await db().authAccount.findFirst({ where: { userId, providerId: CREDENTIAL } });
  const takeBack = await takeAttempt([bucket("password", userId)], new Date());
  const { password: hasher } = await auth().$context;
  const hash = account?.password ?? null;
  if (hash === null || !(await hasher.verify({ hash, password })))
    throw new ServiceError("wrong_password", "The current password is not right");
  await takeBack();
}

/**
 * Changes the password of a person who knows the current one, and ends their other sessions.
 * @param keep the id of the session that goes on
 * Throws ServiceError if the current password is another one, or the new one may not be chosen.
 */
export async function changePassword(
  userId: string,
  given: { currentPassword: string; password: string },
  keep: string,
): Promise<void> {
  const owner = await db().authUser.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, name: true },
  });
  await requireOwnPassword(userId, given.currentPassword);
  requireStrong(given.password, owner);
  await storePassword(userId, await hashPassword(given.password));
  await endSessions({ userId, except: keep });
}
