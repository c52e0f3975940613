import { headers } from "next/headers";
import { cachedPrincipal, type Principal } from "./session-cache";
import { findToken } from "./api-tokens";
import { grantsOf } from "./grants";
import { findSession, noteActivity, type OpenSession } from "./sessions";

/** The person who asked for the page that is being rendered, or null. To ask for a page is activity. */
export async function currentPrincipal(): Promise<Principal | null> {
  const session = await findSession(await headers());
  if (session === null) return null;
  await noteActivity(session, new Date());
  return personOf(session);
}

/**
 * The principal of a request: of its `Authorization: Bearer` header, else of its session cookie; null if neither is
 * valid. Unless `fresh`, the session may come from the session cache.
 */
export async function principalOf(given: Headers, { fresh = true } = {}): Promise<Principal | null> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(given.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) {
    const token = await findToken(bearer);
    return token && { kind: "script", ...token, email: null };
  }
  const cookie = given.get("cookie");
  const lookUp = async () => {
    const session = await findSession(given);
    return session && personOf(session);
  };
  return fresh || cookie === null ? lookUp() : cachedPrincipal(cookie, lookUp);
}

async function personOf({ user: { id, name, email } }: OpenSession): Promise<Principal | null> {
  const grants = await grantsOf(id);
  return grants && { kind: "person", id, name, email, app: null, grants };
}
