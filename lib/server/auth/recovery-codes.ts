import { createHmac } from "node:crypto";
import { signInDb as db, type Tx } from "../db/client";
import { authSecret } from "../secrets";
import { readableCode } from "./readable-code";

const CODES = 10;

/** With the secret of the installation, so that a stolen database alone tells no code. */
const hashOf = (userId: string, code: string) =>
  createHmac("sha256", authSecret()).update(`recovery ${userId} ${code}`).digest("base64url");

/** Letters and digits of a code as it was typed. */
const typed = (code: string) => code.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** Replaces the recovery codes of a person. Returns the new ones, of which only hashes are stored. */
export async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => readableCode(2, 5));
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, hash: hashOf(userId, typed(code)) })) });
  return codes;
}

/** Uses a recovery code. Returns whether it was one; of two requests at the same time, one gets false. */
export async function takeRecoveryCode(userId: string, code: string): Promise<boolean> {
  const { count } = await db().recoveryCode.deleteMany({ where: { userId, hash: hashOf(userId, typed(code)) } });
  return count > 0;
}
