import { z } from "zod";
import { FACTOR_KINDS, type SignInAnswer, type SignInStep } from "@/lib/contracts/factors";
import { ServiceError } from "../errors";
import { WithCookies } from "../http/with-cookies";
import { admitPassword } from "./admit-password";
import type { SignInRequest } from "./complete-sign-in";
import { beginFlow, readFlow, type Flow } from "./flows";
import { passwordMarkOf } from "./passwords";

/** Somebody whose password was right, and the step that is next. */
const signInFlow = z.object({
  step: z.enum(["factor", "enrolment"]),
  /** What the person has, for the step `factor`. */
  factors: z.array(z.enum(FACTOR_KINDS)),
  id: z.string(),
  email: z.string(),
  passwordMark: z.string(),
});
export type SignInFlow = z.infer<typeof signInFlow>;

/** A step that a browser is at. */
export type BegunStep = Pick<SignInFlow, "step" | "factors">;

/** Answers that another step is next. The browser keeps who has begun to sign in; there is no session yet. */
export function beginStep(flow: SignInFlow, now: Date): WithCookies<SignInAnswer> {
  const { step, factors } = flow;
  const answer = { next: step, ...(step === "factor" && { factors }) } satisfies { next: SignInStep };
  return new WithCookies(answer, [beginFlow("sign-in", flow, now)]);
}

/**
 * The flow of a step. Throws ServiceError if the browser is not at this step, or if the password that began it does not
 * count any more.
 */
export async function atStep(
  step: SignInFlow["step"],
  { endpoint, headers, now }: SignInRequest,
): Promise<Flow<SignInFlow>> {
  const flow = readFlow("sign-in", signInFlow, headers, now);
  const { id, email, passwordMark } = flow.value;
  if (flow.value.step !== step) throw new ServiceError("gone", "Another step is next; begin again");
  if ((await passwordMarkOf(id)) !== passwordMark)
    throw new ServiceError("gone", "The password was changed meanwhile; begin again");
  await admitPassword(email, { endpoint, headers });
  return flow;
}

/** The step that a browser is at; null if it has not shown a password. */
export function begunStep(headers: Headers, now: Date): BegunStep | null {
  try {
    const { step, factors } = readFlow("sign-in", signInFlow, headers, now).value;
    return { step, factors };
  } catch (error) {
    if (error instanceof ServiceError) return null;
    throw error;
  }
}
