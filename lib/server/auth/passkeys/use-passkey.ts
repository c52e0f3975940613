import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { passkeyRequest, type PasskeyProof } from "@/lib/contracts/passkeys";
import { signInDb as db } from "../../db/client";
import { ServiceError } from "../../errors";
import { WithCookies } from "../../http/with-cookies";
import { log } from "../../log";
import { beginFlow, readFlow, spendFlow } from "../flows";
import { knownPasskeys } from "./list-passkeys";
import { requireRelyingParty, type RelyingParty } from "./relying-party";

const useFlow = z.object({ userId: z.string(), challenge: z.string() });

/** Asks for a passkey of a person. Throws ServiceError. */
export async function beginAssertion(userId: string, headers: Headers, now: Date) {
  const options = await generateAuthenticationOptions({
    rpID: requireRelyingParty(headers).id,
    allowCredentials: await knownPasskeys(userId),
    userVerification: "required",
  });
  const cookie = beginFlow("assertion", { userId, challenge: options.challenge }, now);
  return new WithCookies(passkeyRequest.parse(options), [cookie]);
}

/**
 * Uses a passkey of a person. Returns whether it has proved itself. Each challenge is taken once, and a counter that
 * goes back is refused: the passkey may have been copied. Throws ServiceError if nothing was asked for.
 */
export async function takePasskey(userId: string, { credential }: PasskeyProof, headers: Headers, now: Date) {
  const party = requireRelyingParty(headers);
  const flow = readFlow("assertion", useFlow, headers, now);
  if (flow.value.userId !== userId) throw new ServiceError("gone", "This was begun by somebody else; begin again");
  await spendFlow(flow);
  const stored = await db().passkey.findFirst({ where: { credentialId: credential.id, userId } });
  if (stored === null) return false;
  const counter = await counterAfter(credential, stored, flow.value.challenge, party);
  if (counter === null) return false;
  // Of two copies at the same time, one changes the row.
  const { count } = await db().passkey.updateMany({
    where: { id: stored.id, counter: stored.counter },
    data: { counter, lastUsedAt: now },
  });
  return count > 0;
}

interface StoredKey {
  id: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: bigint;
}

/** The counter of a passkey after a proof; null if the proof is wrong. */
async function counterAfter(
  response: PasskeyProof["credential"],
  { id, credentialId, publicKey, counter }: StoredKey,
  expectedChallenge: string,
  party: RelyingParty,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge,
      expectedOrigin: party.origins,
      expectedRPID: party.id,
      credential: { id: credentialId, publicKey, counter: Number(counter) },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch (err) {
    log.warn({ err, passkey: id }, "a passkey was not accepted");
    return null;
  }
}
