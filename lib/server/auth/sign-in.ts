import type { SignIn } from "@/lib/contracts/auth";
import { LOCALE_COOKIE } from "@/lib/i18n/cookies";
import { DAY, SECOND } from "@/lib/time/units";
import { addressOf } from "../audit/record-request";
import { recordEvent } from "../audit/record-event";
import { db } from "../db/client";
import { ServiceError } from "../errors";
import { auth } from "./auth";
import { cookieOf, preferenceCookie } from "./cookies";
import { deviceCookie, knownDevice } from "./device-cookie";
import { clearSessionCache } from "./session-cache";
import { addressBucket, bucket, takeAttempt } from "./throttle";

const WHERE = { endpoint: "POST sign-in" };
const YEAR_SECONDS = (365 * DAY) / SECOND;

/**
 * Signs a person in and returns the cookies to set. An unknown e-mail address, a wrong password and a person who cannot
 * have one are refused in the same way and after the same work. Throws ServiceError.
 */
export async function signIn(given: SignIn, headers: Headers, now: Date): Promise<string[]> {
  const email = given.email.toLowerCase();
  const device = knownDevice(headers, email, now);
  const address = addressOf(headers) ?? "";
  const buckets =
    device === null ? [bucket("account", email), addressBucket(address)] : [bucket("device", `${device} ${email}`)];
  const takeBack = await takeAttempt(buckets, now);
  const answer = await auth()
    .api.signInEmail({ body: { ...given, email }, headers, asResponse: true })
    .catch(async (error: unknown) => {
      await takeBack();
      throw error;
    });
  const refused = !answer.ok && answer.status < 500;
  // Only a refusal counts: the password says nothing of a server that fails.
  if (refused) recordEvent("sign_in_failed", { ...WHERE, actor: { kind: "stranger", id: null, name: email }, headers });
  else await takeBack();
  if (answer.status === 403) throw new ServiceError("deactivated", "This account is deactivated");
  if (answer.status >= 500) throw new Error(`The sign-in failed: ${await answer.text()}`);
  if (!answer.ok) throw new ServiceError("unauthorized", "The e-mail address or the password is not right");
  const { id, locale } = await db().authUser.update({ where: { email }, data: { lastSignInAt: now } });
  recordEvent("sign_in", { ...WHERE, actor: { kind: "person", id, name: email }, headers });
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
