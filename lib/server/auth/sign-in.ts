import type { SignIn, SignOutAnswer } from "@/lib/contracts/auth";
import type { SignInAnswer } from "@/lib/contracts/factors";
import { recordEvent } from "../audit/record-event";
import { ServiceError } from "../errors";
import { WithCookies } from "../http/with-cookies";
import { admitPassword } from "./admit-password";
import { attemptBuckets } from "./attempts";
import { auth } from "./auth";
import { completeSignIn } from "./complete-sign-in";
import { factorsOf } from "./factors";
import { companySignOutOf } from "./oidc/company-sign-out";
import { checkPassword } from "./passwords";
import { readPolicy } from "./policy";
import { clearSessionCache } from "./session-cache";
import { findSession } from "./sessions";
import { beginStep } from "./sign-in-steps";
import { takeAttempt } from "./throttle";

const endpoint = "POST sign-in";

/**
 * Signs a person in, or begins the step that is next. An unknown e-mail address, a wrong password and a person who
 * cannot have one are refused in the same way and after the same work. Throws ServiceError.
 */
export async function signIn(given: SignIn, headers: Headers, now: Date): Promise<WithCookies<SignInAnswer>> {
  const email = given.email.toLowerCase();
  const takeBack = await takeAttempt(attemptBuckets("account", email, headers, now), now);
  const person = await checkPassword(email, given.password).catch(async (error: unknown) => {
    // Only a refusal counts: the password says nothing of a server that fails.
    await takeBack();
    throw error;
  });
  if (person === null || person.deactivated) {
    recordEvent("sign_in_failed", { endpoint, actor: { kind: "stranger", id: null, name: email }, headers });
    if (person === null) throw new ServiceError("unauthorized", "The e-mail address or the password is not right");
    throw new ServiceError("deactivated", "This account is deactivated");
  }
  await takeBack();
  await admitPassword(email, { endpoint, headers });
  const factors = await factorsOf(person.id);
  const begun = { factors, id: person.id, email, passwordMark: person.passwordMark };
  if (factors.length > 0) return beginStep({ step: "factor", ...begun }, now);
  if ((await readPolicy()).requireFactor) return beginStep({ step: "enrolment", ...begun }, now);
  const cookies = await completeSignIn(person.id, { by: "password" }, { endpoint, headers, now });
  return new WithCookies({ next: "done" }, cookies);
}

/**
 * Ends the session of a request, if there is one, here and in the browser. The answer has the address at which the
 * company's provider ends its own.
 */
export async function signOut(headers: Headers): Promise<WithCookies<SignOutAnswer>> {
  const session = await findSession(headers);
  const continueAt = session && (await companySignOutOf(session.id, headers));
  const answer = await auth().api.signOut({ headers, asResponse: true });
  clearSessionCache();
  return new WithCookies({ continueAt }, answer.headers.getSetCookie());
}
