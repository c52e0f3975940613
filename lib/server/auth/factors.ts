import type { FactorKind, OwnFactors } from "@/lib/contracts/factors";
import { recordEvent } from "../audit/record-event";
import { signInDb as db, type Tx } from "../db/client";
import { ServiceError } from "../errors";
import { listPasskeys } from "./passkeys/list-passkeys";
import { relyingPartyOf } from "./passkeys/relying-party";
import { CREDENTIAL } from "./passwords";
import { readPolicy } from "./policy";
import { replaceRecoveryCodes } from "./recovery-codes";
import { endSessions } from "./sessions";

/** What stands in for a lost factor counts as one too. */
export type UsedFactor = FactorKind | "recovery_code";

/** The factors of an account, for its owner. `headers` are those of the request. */
export async function ownFactors(userId: string, headers: Headers): Promise<OwnFactors> {
  const [totp, passkeys, recoveryCodesLeft, passwords, { requireFactor }] = await Promise.all([
    db().totpFactor.findUnique({ where: { userId }, select: { createdAt: true } }),
    listPasskeys(userId),
    db().recoveryCode.count({ where: { userId } }),
    db().authAccount.count({ where: { userId, providerId: CREDENTIAL } }),
    readPolicy(),
  ]);
  return {
    hasPassword: passwords > 0,
    required: requireFactor,
    totpSince: totp?.createdAt.toISOString() ?? null,
    passkeys,
    passkeyHost: relyingPartyOf(headers)?.id ?? null,
    recoveryCodesLeft,
  };
}

/** The kinds of factors of a person, one of which is asked for after the password. */
export async function factorsOf(userId: string, tx: Tx = db()): Promise<FactorKind[]> {
  const totp = await tx.totpFactor.count({ where: { userId } });
  const passkeys = await tx.passkey.count({ where: { userId } });
  return [...(totp > 0 ? (["totp"] as const) : []), ...(passkeys > 0 ? (["passkey"] as const) : [])];
}

/**
 * Adds a factor in a transaction. Returns new recovery codes; none if another factor was there, whose codes go on.
 * `replaces` is the kind that the new one takes the place of.
 */
export const addFactor = (
  userId: string,
  add: (tx: Tx) => Promise<unknown>,
  { replaces }: { replaces?: FactorKind } = {},
): Promise<string[]> =>
  db().$transaction(async (tx) => {
    await lockFactors(tx, userId);
    const others = (await factorsOf(userId, tx)).filter((kind) => kind !== replaces);
    await add(tx);
    return others.length > 0 ? [] : replaceRecoveryCodes(tx, userId);
  });

/** Removes an own factor, and the recovery codes with the last one. Throws ServiceError if a factor is required. */
export const removeFactor = (userId: string, remove: (tx: Tx) => Promise<void>): Promise<void> =>
  db().$transaction(async (tx) => {
    await lockFactors(tx, userId);
    await remove(tx);
    if ((await factorsOf(userId, tx)).length > 0) return;
    if ((await readPolicy()).requireFactor)
      throw new ServiceError("factor_required", "Everybody needs a second factor here; set up another one first");
    await tx.recoveryCode.deleteMany({ where: { userId } });
  });

/** Lets one transaction at a time change the factors of a person: what it does depends on the others. */
async function lockFactors(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM auth_user WHERE id = ${userId} FOR UPDATE`;
}

/** New recovery codes for a person with a factor. Throws ServiceError if there is none. */
export const newRecoveryCodes = (userId: string): Promise<string[]> =>
  db().$transaction(async (tx) => {
    await lockFactors(tx, userId);
    if ((await factorsOf(userId, tx)).length === 0) throw new ServiceError("not_found", "There is no second factor");
    return replaceRecoveryCodes(tx, userId);
  });

/** Removes the factors of a person who has lost them, and ends their sessions. Throws ServiceError. */
export async function resetFactors(userId: string): Promise<void> {
  if ((await db().authUser.count({ where: { id: userId } })) === 0)
    throw new ServiceError("not_found", "There is no such person");
  await db().$transaction([
    db().totpFactor.deleteMany({ where: { userId } }),
    db().passkey.deleteMany({ where: { userId } }),
    db().recoveryCode.deleteMany({ where: { userId } }),
  ]);
  await endSessions({ userId });
}

/** The same for the command, by e-mail address. Returns whether there is such a person. */
export async function resetFactorsOf(email: string): Promise<boolean> {
  const person = await db().authUser.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } });
  if (person === null) return false;
  await resetFactors(person.id);
  const actor = { kind: "script", id: null, name: "npm run admin" } as const;
  recordEvent("change", { actor, endpoint: "reset-factors", headers: null, detail: { email: email.toLowerCase() } });
  return true;
}
