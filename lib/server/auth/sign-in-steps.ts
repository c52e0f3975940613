import { z } from "zod";
import type { SignInAnswer, SignInStep, TotpSetup } from "@/lib/contracts/factors";
import { recordEvent } from "../audit/record-event";
import { ServiceError } from "../errors";
import { WithCookies } from "../http/with-cookies";
import { admitPassword } from "./admit-password";
import { attemptBuckets } from "./attempts";
import { completeSignIn, type SignInRequest } from "./complete-sign-in";
import { beginTotp, confirmTotp, hasFactor, takeCode } from "./factors";
import { beginFlow, readFlow, spendFlow, type Flow } from "./flows";
import { passwordMarkOf } from "./passwords";
import { takeAttempt } from "./throttle";

/** Somebody whose password was right, and the step that is next. */
const signInFlow = z.object({
  step: z.enum(["factor", "enrolment"]),
  id: z.string(),
  email: z.string(),
  passwordMark: z.string(),
});
type SignInFlow = z.infer<typeof signInFlow>;

/** Answers that another step is next. The browser keeps who has begun to sign in; there is no session yet. */
export function beginStep(
  step: Exclude<SignInStep, "done">,
  person: Omit<SignInFlow, "step">,
  now: Date,
): WithCookies<SignInAnswer> {
  return new WithCookies({ next: step }, [beginFlow("sign-in", { step, ...person }, now)]);
}

/**
 * The flow of a step. Throws ServiceError if the browser is not at this step, or if the password that began it does not
 * count any more.
 */
async function atStep(step: SignInFlow["step"], { endpoint, headers, now }: SignInRequest): Promise<Flow<SignInFlow>> {
  const flow = readFlow("sign-in", signInFlow, headers, now);
  const { id, email, passwordMark } = flow.value;
  if (flow.value.step !== step) throw new ServiceError("gone", "Another step is next; begin again");
  if ((await passwordMarkOf(id)) !== passwordMark)
    throw new ServiceError("gone", "The password was changed meanwhile; begin again");
  await admitPassword(email, { endpoint, headers });
  return flow;
}

/** The step that a browser is at; null if it has not begun to sign in. */
export function begunStep(headers: Headers, now: Date): SignInFlow["step"] | null {
  try {
    return readFlow("sign-in", signInFlow, headers, now).value.step;
  } catch (error) {
    if (error instanceof ServiceError) return null;
    throw error;
  }
}

/** Signs in whoever has shown the password, with a code of the app or a recovery code. Throws ServiceError. */
export async function signInWithCode(code: string, headers: Headers, now: Date): Promise<WithCookies<SignInAnswer>> {
  const endpoint = "POST sign-in/code";
  const flow = await atStep("factor", { endpoint, headers, now });
  const { id, email } = flow.value;
  const takeBack = await takeAttempt(attemptBuckets("code", email, headers, now), now);
  const factor = await takeCode(id, code, now);
  if (factor === null) {
    const actor = { kind: "stranger", id: null, name: email } as const;
    recordEvent("sign_in_failed", { endpoint, actor, headers, detail: { by: "code" } });
    throw new ServiceError("wrong_code", "The code is not right, or it was used before");
  }
  await takeBack();
  await spendFlow(flow);
  return new WithCookies(
    { next: "done" },
    await completeSignIn(id, { by: "password", factor }, { endpoint, headers, now }),
  );
}

/** Begins to set up an authenticator app during the sign-in. Throws ServiceError. */
export async function beginEnrolment(headers: Headers, now: Date): Promise<WithCookies<TotpSetup>> {
  const { id, email } = (await enrolling({ endpoint: "POST sign-in/totp", headers, now })).value;
  return beginTotp({ id, email }, now);
}

/** Confirms the app and signs in. Throws ServiceError. */
export async function finishEnrolment(code: string, headers: Headers, now: Date) {
  const endpoint = "PUT sign-in/totp";
  const flow = await enrolling({ endpoint, headers, now });
  const { id, email } = flow.value;
  const { answer, cookies } = await confirmTotp(id, code, headers, now);
  await spendFlow(flow);
  recordEvent("change", { endpoint, actor: { kind: "person", id, name: email }, headers });
  const signedIn = await completeSignIn(id, { by: "password", factor: "enrolled" }, { endpoint, headers, now });
  return new WithCookies(answer, [...cookies, ...signedIn]);
}

/** Who may set up a factor without a session: whoever has none. Another browser may have set one up meanwhile. */
async function enrolling(request: SignInRequest): Promise<Flow<SignInFlow>> {
  const flow = await atStep("enrolment", request);
  if (await hasFactor(flow.value.id)) throw new ServiceError("gone", "There is a second factor already; begin again");
  return flow;
}
