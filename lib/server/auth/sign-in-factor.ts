import type { SignInAnswer } from "@/lib/contracts/factors";
import type { PasskeyProof } from "@/lib/contracts/passkeys";
import { recordEvent } from "../audit/record-event";
import { ServiceError } from "../errors";
import { WithCookies } from "../http/with-cookies";
import { attemptBuckets } from "./attempts";
import { completeSignIn, type SignInRequest } from "./complete-sign-in";
import type { UsedFactor } from "./factors";
import { forgetFlow, spendFlow } from "./flows";
import { beginAssertion, takePasskey } from "./passkeys/use-passkey";
import { atStep } from "./sign-in-steps";
import { takeAttempt } from "./throttle";
import { takeCode } from "./totp-factor";

/** Signs in whoever has shown the password, with a code of the app or a recovery code. Throws ServiceError. */
export const signInWithCode = (code: string, headers: Headers, now: Date): Promise<WithCookies<SignInAnswer>> =>
  signInWithFactor({ endpoint: "POST sign-in/code", headers, now }, "wrong_code", (id) => takeCode(id, code, now));

/** Asks the browser for a passkey of whoever has shown the password. Throws ServiceError. */
export async function beginPasskeyStep(headers: Headers, now: Date) {
  const { id } = (await atStep("factor", { endpoint: "POST sign-in/assertion", headers, now })).value;
  return beginAssertion(id, headers, now);
}

/** Signs in whoever has shown the password, with a passkey. Throws ServiceError. */
export const signInWithPasskey = (proof: PasskeyProof, headers: Headers, now: Date) =>
  signInWithFactor({ endpoint: "PUT sign-in/assertion", headers, now }, "wrong_passkey", async (id) =>
    (await takePasskey(id, proof, headers, now)) ? "passkey" : null,
  );

const REFUSALS = {
  wrong_code: "The code is not right, or it was used before",
  wrong_passkey: "The passkey does not prove who you are",
} as const;

/** Opens the session if `take` says which factor was shown. Failures with all factors count together. */
async function signInWithFactor(
  request: SignInRequest,
  refusal: keyof typeof REFUSALS,
  take: (id: string) => Promise<UsedFactor | null>,
): Promise<WithCookies<SignInAnswer>> {
  const { endpoint, headers, now } = request;
  const flow = await atStep("factor", request);
  const { id, email } = flow.value;
  const takeBack = await takeAttempt(attemptBuckets("code", email, headers, now), now);
  const factor = await take(id);
  if (factor === null) {
    const actor = { kind: "stranger", id: null, name: email } as const;
    const detail = { by: "password", ...(refusal === "wrong_passkey" && { factor: "passkey" }) };
    recordEvent("sign_in_failed", { endpoint, actor, headers, detail });
    throw new ServiceError(refusal, REFUSALS[refusal]);
  }
  await takeBack();
  await spendFlow(flow);
  const cookies = await completeSignIn(id, { by: "password", factor }, request);
  return new WithCookies({ next: "done" }, [...cookies, forgetFlow("assertion")]);
}
