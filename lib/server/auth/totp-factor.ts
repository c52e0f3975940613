import { z } from "zod";
import type { TotpSetup } from "@/lib/contracts/factors";
import { signInDb as db, type Tx } from "../db/client";
import { open, seal, type Place } from "../encryption/seal";
import { ServiceError } from "../errors";
import { WithCookies } from "../http/with-cookies";
import { addFactor, removeFactor, type UsedFactor } from "./factors";
import { beginFlow, forgetFlow, readFlow, spendFlow } from "./flows";
import { takeRecoveryCode } from "./recovery-codes";
import { newTotpSecret, totpStepOf, totpUri } from "./totp";

/** Where the secret of a person is kept, for its seal. */
const placeOf = (userId: string): Place => `totp_factor.secret:${userId}`;

const setupFlow = z.object({ userId: z.string(), secret: z.string() });

/** Uses a code of a person. Returns what it was; null if it is wrong or was used before. */
export async function takeCode(userId: string, code: string, now: Date): Promise<UsedFactor | null> {
  const factor = await db().totpFactor.findUnique({ where: { userId } });
  const step = factor && totpStepOf(open(factor.secret, placeOf(userId)), code, now);
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

/** Stores the authenticator app that was begun, if its code is right. Returns new recovery codes. */
export async function confirmTotp(userId: string, code: string, headers: Headers, now: Date) {
  const flow = readFlow("totp", setupFlow, headers, now);
  if (flow.value.userId !== userId) throw new ServiceError("gone", "This was begun by somebody else; begin again");
  const step = totpStepOf(flow.value.secret, code, now);
  if (step === null) throw new ServiceError("wrong_code", "The code is not right");
  await spendFlow(flow);
  const data = { secret: seal(flow.value.secret, placeOf(userId)), lastStep: step, createdAt: now };
  const store = (tx: Tx) => tx.totpFactor.upsert({ where: { userId }, create: { userId, ...data }, update: data });
  const recoveryCodes = await addFactor(userId, store, { replaces: "totp" });
  return new WithCookies({ recoveryCodes }, [forgetFlow("totp")]);
}

/** Removes the own authenticator app. Throws ServiceError if it is the last factor, and one is required. */
export const removeTotp = (userId: string): Promise<void> =>
  removeFactor(userId, async (tx) => void (await tx.totpFactor.deleteMany({ where: { userId } })));
