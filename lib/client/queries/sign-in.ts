import type { SignIn } from "@/lib/contracts/auth";
import { request } from "../api/request";

/** Opens a session. The browser keeps its cookie. Throws ApiError. */
export async function signIn(body: SignIn): Promise<void> {
  await request("POST sign-in", { query: {}, body });
}

/** Ends the session of this browser. Throws ApiError. */
export async function signOut(): Promise<void> {
  await request("POST sign-out", { query: {} });
}
