import { z } from "zod";
import { instant } from "./common";
import { passkey } from "./passkeys";
import { text } from "./personal";
import { MAX_PASSWORD_LENGTH } from "./values";

/** What a sign-in needs next: nothing, a second factor of the person, or that they set one up. */
export const SIGN_IN_STEPS = ["done", "factor", "enrolment"] as const;
export type SignInStep = (typeof SIGN_IN_STEPS)[number];

/** What can be shown after the password. */
export const FACTOR_KINDS = ["totp", "passkey"] as const;
export type FactorKind = (typeof FACTOR_KINDS)[number];

export const signInAnswer = z.object({
  next: z.enum(SIGN_IN_STEPS),
  /** The factors that the person has, if one is next. */
  factors: z.array(z.enum(FACTOR_KINDS)).optional(),
});
export type SignInAnswer = z.infer<typeof signInAnswer>;

/** A code of the authenticator app, or a recovery code. */
export const factorCode = z.object({
  code: z.string().trim().min(1).max(40).describe("Six digits of the authenticator app, or a recovery code."),
});

export const totpCode = z.object({ code: z.string().trim().min(1).max(40).describe("Six digits of the new app.") });

/** The current password, for a change of the own factors. */
export const confirmed = z.object({ password: z.string().min(1).max(MAX_PASSWORD_LENGTH) });

/** What an authenticator app needs. Its owner alone gets it, once. */
export const totpSetup = z.object({
  /** Base32, to type it in. */
  secret: text("plain"),
  /** The `otpauth:` address, for a QR code. */
  uri: text("plain"),
});
export type TotpSetup = z.infer<typeof totpSetup>;

/** The new recovery codes. They cannot be read again. None if another factor was there, whose codes go on. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(text("plain")) });

/** The factors of an account. */
export const ownFactors = z.object({
  /** Whether it has a password. Without one, the person comes by company sign-in, which asks for its own factors. */
  hasPassword: z.boolean(),
  /** Whether everybody who signs in with a password needs a second factor. */
  required: z.boolean(),
  /** Since when there is an authenticator app; null if there is none. */
  totpSince: instant.nullable(),
  /** The oldest first. */
  passkeys: z.array(passkey),
  /** The host name that passkeys belong to; null if the console has an IP address, for which there are none. */
  passkeyHost: text("plain").nullable(),
  /** How many recovery codes are unused. */
  recoveryCodesLeft: z.number().int().nonnegative(),
});
export type OwnFactors = z.infer<typeof ownFactors>;

/** What holds for every sign-in. */
export const signInPolicy = z.object({ requireFactor: z.boolean() });
export type SignInPolicy = z.infer<typeof signInPolicy>;
