import { hash, timingSafeEqual } from "node:crypto";
import { SIGN_WINDOW_MS } from "./sign-window";

/**
 * Tencent's callback signature: sha256 of token and RequestTime joined without a separator, lower-case hex.
 * It proves where a callback comes from, not what it says.
 */
export function sign(token: string, requestTime: string): string {
  return hash("sha256", token + requestTime, "hex");
}

/** RequestTime (Unix seconds) as milliseconds since the epoch; null where it is absent or not a whole number. */
export function requestTimeMillis(requestTime: string | null): number | null {
  return requestTime !== null && /^\d{1,15}$/.test(requestTime) ? Number(requestTime) * 1000 : null;
}

/**
 * Checks Sign and RequestTime against the app's tokens (two during a rotation), in constant time for each token.
 * Returns null if they are valid, else one sentence that says what is wrong. `now` in milliseconds since the epoch.
 */
export function signatureFault(
  tokens: readonly string[],
  given: { sign: string | null; requestTime: string | null },
  now: number,
): string | null {
  if (given.sign === null) return "Sign is missing: token authentication is switched on for this app";
  const sentAt = requestTimeMillis(given.requestTime);
  if (given.requestTime === null || sentAt === null) return "RequestTime is missing or not a Unix time in seconds";
  const skew = now - sentAt;
  if (Math.abs(skew) > SIGN_WINDOW_MS) {
    return `RequestTime is ${Math.round(skew / 1000)} s off this server's clock; at most 60 s are allowed`;
  }
  const sentSign = Buffer.from(given.sign);
  let right = false;
  for (const token of tokens) {
    const expected = Buffer.from(sign(token, given.requestTime));
    if (expected.length === sentSign.length && timingSafeEqual(expected, sentSign)) right = true;
  }
  return right ? null : "Sign does not match the callback token of this app";
}
