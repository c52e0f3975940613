import { Secret, TOTP } from "otpauth";

/** Seconds that a code holds, and how many steps a clock may be off. Every app uses 30 s, six digits and SHA-1. */
const PERIOD_SECONDS = 30;
const WINDOW = 1;
const SECRET_BYTES = 20;

const totpOf = (secret: string, label: string) =>
  new TOTP({
    issuer: "Rollcall",
    label,
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
  });

/** A new shared secret, in Base32. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The address that an authenticator app reads from a QR code. `label` names the account. */
export const totpUri = (secret: string, label: string): string => totpOf(secret, label).toString();

/** The code of a moment (RFC 6238). */
export const totpCodeAt = (secret: string, at: Date): string =>
  totpOf(secret, "").generate({ timestamp: at.getTime() });

/** The time step of a code, within one step of `now`; null if it is of another one. */
export function totpStepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totpOf(secret, "").validate({ token: code.replaceAll(/\s/g, ""), timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}
