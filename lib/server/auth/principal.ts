import { headers } from "next/headers";
import { ServiceError } from "../errors";
import { auth } from "./auth";
import { cachedPrincipal, type Principal } from "./session-cache";
import { findToken } from "./api-tokens";

/** What can be done in the console. */
export type Action = "read" | "administer";

/** The viewer of the page being rendered, or null. */
export async function currentPrincipal(): Promise<Principal | null> {
  return principalOf(await headers());
}

/**
 * The viewer behind a request's headers: `Authorization: Bearer` before the session cookie; null for a stranger. Where it
 * need not be `fresh`, a session that was looked up lately is believed (auth/remembered).
 */
export async function principalOf(given: Headers, { fresh = true } = {}): Promise<Principal | null> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(given.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) {
    const token = await findToken(bearer);
    return token && { kind: "script", id: token.id, name: token.name, email: null };
  }
  const cookie = given.get("cookie");
  return fresh || cookie === null ? personOf(given) : cachedPrincipal(cookie, () => personOf(given));
}

async function personOf(given: Headers): Promise<Principal | null> {
  const session = await auth().api.getSession({ headers: given });
  return session && { kind: "person", id: session.user.id, name: session.user.name, email: session.user.email };
}

/** The one place that decides who may do what. Throws ServiceError. */
export function authorize(who: Principal | null, action: Action): asserts who is Principal {
  if (who === null)
    throw new ServiceError("unauthorized", "Sign in, or send an API token as `Authorization: Bearer …`");
  if (action === "administer" && who.kind !== "person") {
    throw new ServiceError("forbidden", "API tokens read; settings are changed by a signed-in person");
  }
}
