import { useMutation } from "@tanstack/react-query";
import type { SignIn } from "@/lib/contracts/auth";
import type { SignInAnswer } from "@/lib/contracts/factors";
import { request } from "../api/request";

/** Opens a session, or says which step is next. The browser keeps the cookie. Throws ApiError. */
export const signIn = (body: SignIn): Promise<SignInAnswer> => request("POST sign-in", { query: {}, body });

/** Opens a session for somebody whose account was made just now. Returns false if that fails or needs more steps. */
export const trySignIn = (body: SignIn): Promise<boolean> =>
  signIn(body).then(
    ({ next }) => next === "done",
    () => false,
  );

/** The step of a sign-in after the password: a code of the authenticator app, or a recovery code. */
export const useSignInCode = () =>
  useMutation({ mutationFn: (code: string) => request("POST sign-in/code", { query: {}, body: { code } }) });

/** Begins to set up an authenticator app during the sign-in. */
export const useBeginEnrolment = () => useMutation({ mutationFn: () => request("POST sign-in/totp", { query: {} }) });

/** Confirms the app and opens the session. */
export const useFinishEnrolment = () =>
  useMutation({ mutationFn: (code: string) => request("PUT sign-in/totp", { query: {}, body: { code } }) });

/** Ends the session of this browser. Returns the address where the company's provider ends its own. Throws ApiError. */
export async function signOut(): Promise<string | null> {
  return (await request("POST sign-out", { query: {} })).continueAt;
}
