import type { NewPasskey } from "@/lib/contracts/passkeys";
import { ServiceError } from "../errors";
import { WithCookies } from "../http/with-cookies";
import { completeSignIn, type SignInRequest } from "./complete-sign-in";
import { factorsOf } from "./factors";
import { spendFlow, type Flow } from "./flows";
import { beginPasskey, confirmPasskey } from "./passkeys/add-passkey";
import { atStep, type SignInFlow } from "./sign-in-steps";
import { beginTotp, confirmTotp } from "./totp-factor";

/** Begins to set up an authenticator app during the sign-in. Throws ServiceError. */
export async function beginTotpStep(headers: Headers, now: Date) {
  const { id, email } = (await enrolling({ endpoint: "POST sign-in/totp", headers, now })).value;
  return beginTotp({ id, email }, now);
}

/** Begins to add a passkey during the sign-in. Throws ServiceError. */
export async function beginNewPasskeyStep(headers: Headers, now: Date) {
  const { id, email } = (await enrolling({ endpoint: "POST sign-in/passkey", headers, now })).value;
  return beginPasskey({ id, email }, headers, now);
}

/** Confirms the app and signs in. Throws ServiceError. */
export const finishTotpStep = (code: string, headers: Headers, now: Date) =>
  finishEnrolment({ endpoint: "PUT sign-in/totp", headers, now }, (id) => confirmTotp(id, code, headers, now));

/** Stores the passkey and signs in. Throws ServiceError. */
export const finishNewPasskeyStep = (given: NewPasskey, headers: Headers, now: Date) =>
  finishEnrolment({ endpoint: "PUT sign-in/passkey", headers, now }, (id) => confirmPasskey(id, given, headers, now));

/** Opens the session once `confirm` has stored a factor. */
async function finishEnrolment<T>(request: SignInRequest, confirm: (id: string) => Promise<WithCookies<T>>) {
  const flow = await enrolling(request);
  const { id } = flow.value;
  const { answer, cookies } = await confirm(id);
  await spendFlow(flow);
  const opened = await completeSignIn(id, { by: "password", factor: "enrolled" }, request);
  return new WithCookies(answer, [...cookies, ...opened]);
}

/** Who may set up a factor without a session: whoever has none. Another browser may have set one up meanwhile. */
async function enrolling(request: SignInRequest): Promise<Flow<SignInFlow>> {
  const flow = await atStep("enrolment", request);
  if ((await factorsOf(flow.value.id)).length > 0)
    throw new ServiceError("gone", "There is a second factor already; begin again");
  return flow;
}
