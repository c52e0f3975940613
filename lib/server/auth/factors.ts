import { z } from "zod";
import type { OwnFactors, TotpSetup } from "@/lib/contracts/factors";
import { recordEvent } from "../audit/record-event";
import { signInDb as db } from "../db/client";
import { open, seal, type Place } from "../encryption/seal";
import { ServiceError } from "../errors";
import { WithCookies } from "../http/with-cookies";
import { beginFlow, forgetFlow, readFlow, spendFlow } from "./flows";
import { CREDENTIAL } from "./passwords";
import { readPolicy } from "./policy";
import { replaceRecoveryCodes, takeRecoveryCode } from "./recovery-codes";
import { endSessions } from "./sessions";
import { newTotpSecret, totpStepOf, totpUri } from "./totp";

/** What stands in for a lost factor counts as one too. */
export type UsedFactor = "totp" | "recovery_code";

/** Where the secret of a person is kept, for its seal. */
const placeOf = (userId: string): Place => `totp_factor.secret:${userId}`;

const setupFlow = z.object({ userId: z.string(), secret: z.string() });

/** The factors of an account, for its owner. */
export async function ownFactors(userId: string): Promise<OwnFactors> {
  const [totp, recoveryCodesLeft, passwords, { requireFactor }] = await Promise.all([
    db().totpFactor.findUnique({ where: { userId }, select: { createdAt: true } }),
    db().recoveryCode.count({ where: { userId } }),
    db().authAccount.count({ where: { userId, providerId: CREDENTIAL } }),
    readPolicy(),
  ]);
  return {
    hasPassword: passwords > 0,
    required: requireFactor,
    totpSince: totp?.createdAt.toISOString() ?? null,
    recoveryCodesLeft,
  };
}

/** Whether a person must show a second factor after the password. */
export const hasFactor = async (userId: string): Promise<boolean> =>
  (await db().totpFactor.count({ where: { userId } })) > 0;

/** Uses a code of a person. Returns what it was; null if it is wrong or was used before. */
export async function takeCode(userId: string, code: string, now: Date): Promise<UsedFactor | null> {
  const factor = await db().totpFactor.findUnique({ where: { userId } });
  if (factor === null) return null;
  const step = totpStepOf(open(factor.secret, placeOf(userId)), code, now);
  if (step === null) return (await takeRecoveryCode(userId, code)) ? "recovery_code" : null;
  // Of two requests with the same code at the same time, one changes the row.
  const { count } = await db().totpFactor.updateMany({
    where: { userId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count > 0 ? "totp" : null;
}

/** Begins to set up an authenticator app. Nothing is stored before a code confirms it. */
export function beginTotp(person: { id: string; email: string }, now: Date): WithCookies<TotpSetup> {
  const secret = newTotpSecret();
  const cookie = beginFlow("totp", { userId: person.id, secret }, now);
  return new WithCookies({ secret, uri: totpUri(secret, person.email) }, [cookie]);
}

/** Stores the authenticator app that was begun, if its code is right. Returns the new recovery codes. */
export async function confirmTotp(userId: string, code: string, headers: Headers, now: Date) {
  const flow = readFlow("totp", setupFlow, headers, now);
  if (flow.value.userId !== userId) throw new ServiceError("gone", "This was begun by somebody else; begin again");
  const step = totpStepOf(flow.value.secret, code, now);
  if (step === null) throw new ServiceError("wrong_code", "The code is not right");
  await spendFlow(flow);
  const data = { secret: seal(flow.value.secret, placeOf(userId)), lastStep: step, createdAt: now };
  const codes = await db().$transaction(async (tx) => {
    await tx.totpFactor.upsert({ where: { userId }, create: { userId, ...data }, update: data });
    return replaceRecoveryCodes(tx, userId);
  });
  return new WithCookies({ recoveryCodes: codes }, [forgetFlow("totp")]);
}

/** Removes the own authenticator app. Throws ServiceError if a second factor is required. */
export async function removeTotp(userId: string): Promise<void> {
  if ((await readPolicy()).requireFactor)
    throw new ServiceError("factor_required", "Everybody needs a second factor here; set up another one instead");
  await removeFactors(userId);
}

/** New recovery codes for a person with an authenticator app. Throws ServiceError if there is none. */
export const newRecoveryCodes = (userId: string): Promise<string[]> =>
  db().$transaction(async (tx) => {
    if ((await tx.totpFactor.count({ where: { userId } })) === 0)
      throw new ServiceError("not_found", "There is no authenticator app");
    return replaceRecoveryCodes(tx, userId);
  });

/** Removes the factors of a person who has lost them, and ends their sessions. Throws ServiceError. */
export async function resetFactors(userId: string): Promise<void> {
  if ((await db().authUser.count({ where: { id: userId } })) === 0)
    throw new ServiceError("not_found", "There is no such person");
  await removeFactors(userId);
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

const removeFactors = (userId: string) =>
  db().$transaction([
    db().totpFactor.deleteMany({ where: { userId } }),
    db().recoveryCode.deleteMany({ where: { userId } }),
  ]);
