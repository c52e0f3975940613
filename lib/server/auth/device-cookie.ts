import { createHmac, randomBytes } from "node:crypto";
import { DAY, SECOND } from "@/lib/time/units";
import { isSameSecret } from "../same-secret";
import { authSecret } from "../secrets";
import { COOKIE_PREFIX } from "./cookie-names";
import { cookieOf, setCookie } from "./cookies";

const NAME = `${COOKIE_PREFIX}.device`;
const AGE_MS = 180 * DAY;

/** Binds a device to an account. Another account, a later time or another installation has another one. */
const macOf = (email: string, nonce: string, until: string) =>
  createHmac("sha256", authSecret()).update(`device ${nonce} ${until} ${email}`).digest("base64url");

/** A Set-Cookie that proves later that this browser has signed in to the account. It opens no session. */
export function deviceCookie(email: string, now: Date): string {
  const nonce = randomBytes(12).toString("base64url");
  const until = (now.getTime() + AGE_MS).toString(36);
  return setCookie(NAME, [nonce, until, macOf(email, nonce, until)].join("."), AGE_MS / SECOND);
}

/** What names the device of a request, if it has signed in to the account before; else null. */
export function knownDevice(headers: Headers, email: string, now: Date): string | null {
  const [nonce = "", until = "", mac = ""] = (cookieOf(headers, NAME) ?? "").split(".");
  if (!isSameSecret(macOf(email, nonce, until), mac)) return null;
  return Number.parseInt(until, 36) > now.getTime() ? nonce : null;
}
