import { headers } from "next/headers";
import { cachedPrincipal, type Principal } from "./session-cache";
import { addressOf } from "../audit/record-request";
import { findToken } from "./find-token";
import { grantsOf } from "./grants";
import { findSession, noteActivity, type OpenSession } from "./sessions";
import { noteTokenUse } from "./token-use";

/** The person who asked for the page that is being rendered, or null. To ask for a page is activity. */
export async function currentPrincipal(): Promise<Principal | null> {
  const session = await findSession(await headers());
  if (session === null) return null;
  await noteActivity(session, new Date());
  return personOf(session);
}

/**
 * The principal of a request: of its `Authorization: Bearer` header, else of its session cookie; null if neither is
 * valid. Unless `fresh`, the session or token may come from the session cache. Throws ServiceError if the token has
 * ended.
 */
export async function principalOf(given: Headers, { fresh = true } = {}): Promise<Principal | null> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(given.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) {
    const lookUp = () => findToken(bearer, new Date());
    const token = await (fresh ? lookUp() : cachedPrincipal(`Bearer ${bearer}`, lookUp));
    if (token !== null) noteTokenUse(token, addressOf(given), new Date());
    return token;
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
  return grants && { kind: "person", id, name, email, ownerId: null, app: null, grants };
}
