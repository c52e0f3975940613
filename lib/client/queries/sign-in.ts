import type { SignIn } from "@/lib/contracts/auth";
import { request } from "../api/request";

/** Opens a session. The browser keeps its cookie. Throws ApiError. */
export async function signIn(body: SignIn): Promise<void> {
  await request("POST sign-in", { query: {}, body });
}

/** Opens a session for somebody whose account was made just now. Returns false if that fails. */
export const trySignIn = (body: SignIn): Promise<boolean> =>
  signIn(body).then(
    () => true,
    () => false,
  );

/** Ends the session of this browser. Throws ApiError. */
export async function signOut(): Promise<void> {
  await request("POST sign-out", { query: {} });
}
