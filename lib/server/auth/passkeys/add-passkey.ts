import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { passkeyCreation, type NewPasskey } from "@/lib/contracts/passkeys";
import { MAX_PASSKEYS } from "@/lib/contracts/values";
import { signInDb as db, type Tx } from "../../db/client";
import { ServiceError } from "../../errors";
import { WithCookies } from "../../http/with-cookies";
import { log } from "../../log";
import { addFactor } from "../factors";
import { beginFlow, forgetFlow, readFlow, spendFlow } from "../flows";
import { knownPasskeys } from "./list-passkeys";
import { requireRelyingParty } from "./relying-party";

/** EdDSA, ES256 and RS256, which every authenticator knows one of. Every instance must take the same ones. */
const ALGORITHMS = [-8, -7, -257];

const addFlow = z.object({ userId: z.string(), challenge: z.string() });

/** Begins to add a passkey. Nothing is stored before the authenticator has made one. Throws ServiceError. */
export async function beginPasskey(person: { id: string; email: string }, headers: Headers, now: Date) {
  const party = requireRelyingParty(headers);
  await requireRoom(person.id);
  const options = await generateRegistrationOptions({
    rpName: "Rollcall",
    rpID: party.id,
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    excludeCredentials: await knownPasskeys(person.id),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  const cookie = beginFlow("passkey", { userId: person.id, challenge: options.challenge }, now);
  return new WithCookies(passkeyCreation.parse(options), [cookie]);
}

/** Stores a passkey that was begun. Returns new recovery codes if it is the first factor. Throws ServiceError. */
export async function confirmPasskey(userId: string, given: NewPasskey, headers: Headers, now: Date) {
  const flow = readFlow("passkey", addFlow, headers, now);
  if (flow.value.userId !== userId) throw new ServiceError("gone", "This was begun by somebody else; begin again");
  await spendFlow(flow);
  const made = await verified(given, flow.value.challenge, headers);
  if (made === null) throw new ServiceError("wrong_passkey", "The passkey cannot be accepted");
  const { id, publicKey, counter, transports = [] } = made;
  const recoveryCodes = await addFactor(userId, async (tx) => {
    await requireRoom(userId, tx);
    const data = { userId, name: given.name, credentialId: id, publicKey, counter, transports, createdAt: now };
    const { count } = await tx.passkey.createMany({ data: [data], skipDuplicates: true });
    if (count === 0) throw new ServiceError("conflict", "This passkey is here already");
  });
  return new WithCookies({ recoveryCodes }, [forgetFlow("passkey")]);
}

/** The key that an authenticator made for us; null if it did not, or for another host or challenge. */
async function verified({ credential }: NewPasskey, expectedChallenge: string, headers: Headers) {
  const { id, origins } = requireRelyingParty(headers);
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...credential, clientExtensionResults: {} },
      expectedChallenge,
      expectedOrigin: origins,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return registrationInfo?.credential ?? null;
  } catch (err) {
    log.warn({ err }, "a new passkey was not accepted");
    return null;
  }
}

async function requireRoom(userId: string, tx: Tx = db()): Promise<void> {
  if ((await tx.passkey.count({ where: { userId } })) >= MAX_PASSKEYS)
    throw new ServiceError("conflict", `There are ${MAX_PASSKEYS} passkeys already; remove one first`);
}
