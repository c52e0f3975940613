import { z } from "zod";
import { LOCALE_COOKIE } from "@/lib/i18n/cookies";
import { DAY, SECOND } from "@/lib/time/units";
import { recordEvent } from "../audit/record-event";
import { signInDb as db } from "../db/client";
import { ServiceError } from "../errors";
import { log } from "../log";
import { auth } from "./auth";
import { cookieOf, preferenceCookie } from "./cookies";
import { deviceCookie } from "./device-cookie";
import { forgetFlow } from "./flows";
import { companyInUse } from "./oidc/settings";
import { clearSessionCache } from "./session-cache";
import type { UsedFactor } from "./factors";

const opened = z.object({ sessionId: z.string() });

const YEAR_SECONDS = (365 * DAY) / SECOND;

/** With what somebody signed in. */
export interface SignedInBy {
  by: "password" | "company";
  /** The second factor; `enrolled` if it was set up just now. */
  factor?: UsedFactor | "enrolled";
}

/** What a sign-in does with its session. */
interface Opened {
  /** Called with the id of the session. */
  onOpened?: (sessionId: string) => Promise<void>;
}

/** Where and when. */
export interface SignInRequest {
  endpoint: string;
  headers: Headers;
  now: Date;
}

/**
 * Opens a new session for somebody who has shown all that is asked for, and records it. Returns the cookies to set.
 * Throws ServiceError if the person is deactivated.
 */
export async function completeSignIn(
  userId: string,
  how: SignedInBy,
  request: SignInRequest,
  { onOpened }: Opened = {},
): Promise<string[]> {
  const { endpoint, headers, now } = request;
  const answer = await auth().api.openSession({ body: { userId }, headers, asResponse: true });
  if (answer.status === 403) throw new ServiceError("deactivated", "This account is deactivated");
  if (!answer.ok) throw new Error(`The sign-in failed: ${await answer.text()}`);
  await onOpened?.(opened.parse(await answer.json()).sessionId);
  const { email, locale } = await db().authUser.update({ where: { id: userId }, data: { lastSignInAt: now } });
  const actor = { kind: "person", id: userId, name: email } as const;
  // Only the break-glass account gets here with a password where the company sign-in alone counts.
  const breakGlass = how.by === "password" && (await companyInUse())?.only === true;
  if (breakGlass) log.warn({ email }, "the break-glass account has signed in with its password");
  recordEvent("sign_in", { endpoint, actor, headers, detail: { ...how, ...(breakGlass && { breakGlass }) } });
  clearSessionCache();
  return [
    ...answer.headers.getSetCookie(),
    forgetFlow("sign-in"),
    deviceCookie(email, now),
    // The choice of this browser wins over that of the account.
    ...(locale !== null && cookieOf(headers, LOCALE_COOKIE) === null
      ? [preferenceCookie(LOCALE_COOKIE, locale, YEAR_SECONDS)]
      : []),
  ];
}
