import { z } from "zod";
import { instant } from "./common";
import { text } from "./personal";
import { MAX_PASSKEY_NAME } from "./values";

// What WebAuthn Level 3 calls a credential in JSON. Only fields that are used are passed on.

const bytes = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[\w-]+$/, "must be base64url");

const publicKey = z.literal("public-key");
const known = z.object({
  id: text("plain"),
  type: publicKey,
  transports: z.array(text("plain")).optional(),
});

/** What a browser needs to make a passkey: `PublicKeyCredentialCreationOptionsJSON`. */
export const passkeyCreation = z.object({
  rp: z.object({ id: text("plain"), name: text("plain") }),
  user: z.object({ id: text("plain"), name: text("plain"), displayName: text("plain") }),
  challenge: text("plain"),
  pubKeyCredParams: z.array(z.object({ type: publicKey, alg: z.number().int() })),
  timeout: z.number().int(),
  attestation: z.literal("none"),
  /** The passkeys that the person has already. */
  excludeCredentials: z.array(known),
  authenticatorSelection: z.object({
    residentKey: z.literal("preferred"),
    requireResidentKey: z.boolean(),
    userVerification: z.literal("required"),
  }),
});

/** What a browser needs to use a passkey: `PublicKeyCredentialRequestOptionsJSON`. */
export const passkeyRequest = z.object({
  rpId: text("plain"),
  challenge: text("plain"),
  timeout: z.number().int(),
  userVerification: z.literal("required"),
  allowCredentials: z.array(known),
});

const credential = {
  id: bytes(1400),
  rawId: bytes(1400),
  type: publicKey,
};

export const passkeyName = z.string().trim().min(1).max(MAX_PASSKEY_NAME).describe("What its owner calls it.");

/** A new passkey: `RegistrationResponseJSON`. */
export const newPasskey = z.object({
  name: passkeyName,
  credential: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: bytes(4000),
      attestationObject: bytes(20_000),
      transports: z.array(z.string().max(40)).max(10).optional(),
    }),
  }),
});
export type NewPasskey = z.output<typeof newPasskey>;

/** A proof by a passkey: `AuthenticationResponseJSON`. */
export const passkeyProof = z.object({
  credential: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: bytes(4000),
      authenticatorData: bytes(4000),
      signature: bytes(4000),
    }),
  }),
});
export type PasskeyProof = z.output<typeof passkeyProof>;

export const passkeyQuery = z.object({ id: z.string().min(1).max(100).describe("The passkey's id.") });
export const renamePasskey = z.object({ name: passkeyName });

/** A passkey of the own account. */
export const passkey = z.object({
  id: text("plain"),
  name: text("plain"),
  createdAt: instant,
  /** When it last signed in; null if never. */
  lastUsedAt: instant.nullable(),
});
export type Passkey = z.infer<typeof passkey>;
