import type { SignIn } from "@/lib/contracts/auth";
import { LOCALE_COOKIE } from "@/lib/i18n/cookies";
import { DAY, SECOND } from "@/lib/time/units";
import type { Actor } from "../audit/entry";
import { addressOf } from "../audit/record-request";
import { record } from "../audit/recorder";
import { db } from "../db/client";
import { ServiceError } from "../errors";
import { auth } from "./auth";
import { cookieOf, preferenceCookie } from "./cookies";
import { deviceCookie, knownDevice } from "./device-cookie";
import { clearSessionCache } from "./session-cache";
import { addressBucket, bucket, takeAttempt } from "./throttle";

const YEAR_SECONDS = (365 * DAY) / SECOND;

/**
 * Signs a person in and returns the cookies to set. An unknown e-mail address, a wrong password and a person who cannot
 * have one are refused in the same way and after the same work. Throws ServiceError.
 */
export async function signIn(given: SignIn, headers: Headers, now: Date): Promise<string[]> {
  const email = given.email.toLowerCase();
  const device = knownDevice(headers, email, now);
  const address = headers.get("x-forwarded-for") ?? "";
  const buckets =
    device === null ? [bucket("account", email), addressBucket(address)] : [bucket("device", `${device} ${email}`)];
  const takeBack = await takeAttempt(buckets, now);
  const answer = await auth().api.signInEmail({ body: { ...given, email }, headers, asResponse: true });
  if (answer.status < 500 && !answer.ok)
    recordSignIn("sign_in_failed", { kind: "stranger", id: null, name: email }, headers);
  if (answer.status === 403) throw new ServiceError("deactivated", "This account is deactivated");
  if (answer.status >= 500) throw new Error(`The sign-in failed: ${await answer.text()}`);
  if (!answer.ok) throw new ServiceError("unauthorized", "The e-mail address or the password is not right");
  await takeBack();
  const { id, locale } = await db().authUser.update({ where: { email }, data: { lastSignInAt: now } });
  recordSignIn("sign_in", { kind: "person", id, name: email }, headers);
  clearSessionCache();
  return [
    ...answer.headers.getSetCookie(),
    deviceCookie(email, now),
    // The choice of this browser wins over that of the account.
    ...(locale !== null && cookieOf(headers, LOCALE_COOKIE) === null
      ? [preferenceCookie(LOCALE_COOKIE, locale, YEAR_SECONDS)]
      : []),
  ];
}

/** Ends the session of a request, if there is one, and returns the cookies that end it in the browser. */
export async function signOut(headers: Headers): Promise<string[]> {
  const answer = await auth().api.signOut({ headers, asResponse: true });
  clearSessionCache();
  return answer.headers.getSetCookie();
}

function recordSignIn(kind: "sign_in" | "sign_in_failed", actor: Actor, headers: Headers): void {
  const entry = { appId: null, userId: null, endpoint: "POST sign-in", detail: {} };
  record({ ...entry, at: Date.now(), kind, actor, address: addressOf(headers) });
}
