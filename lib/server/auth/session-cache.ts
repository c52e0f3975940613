import { hash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { RoleGrant } from "@/lib/contracts/roles";
import { singleton } from "../singleton";

/** The authenticated caller: a person with a session, or a script with an API token. */
export interface Principal {
  kind: "person" | "script";
  id: string;
  name: string;
  email: string | null;
  /** The id of the person whose API token it is; null for persons themselves, and for services. */
  ownerId: string | null;
  /** SDKAppID that a request without `app` means. */
  app: string | null;
  grants: readonly RoleGrant[];
}

/**
 * How long a session and its roles are trusted for reading after they were looked up, because an open page sends many
 * requests at once. A change in this process clears the cache; one in another instance takes effect after this time.
 */
export const SESSION_TTL_MS = 5_000;
export const MAX_SESSIONS = 5_000;

/** The callers and the lookups that are under way, by a hash of the session cookie or of the API token. */
interface Sessions {
  known: LRUCache<string, Principal>;
  lookUps: Map<string, Promise<Principal | null>>;
}

const sessions = (): Sessions =>
  singleton("session-cache", () => ({
    known: new LRUCache<string, Principal>({
      max: MAX_SESSIONS,
      ttl: SESSION_TTL_MS,
      perf: { now: () => performance.now() },
      ttlResolution: 0,
    }),
    lookUps: new Map<string, Promise<Principal | null>>(),
  }));

/**
 * Returns the principal of a session cookie or an API token, calling `lookUp` only if the cache has none. Requests that
 * arrive while `lookUp` runs share its result. Unknown callers and errors are not cached, so strangers take no place.
 */
export function cachedPrincipal(
  credential: string,
  lookUp: () => Promise<Principal | null>,
): Promise<Principal | null> {
  const { known, lookUps } = sessions();
  const key = hash("sha256", credential, "base64");
  const found = known.get(key);
  if (found !== undefined) return Promise.resolve(found);
  const running = lookUps.get(key);
  if (running !== undefined) return running;
  const principal = lookUp();
  lookUps.set(key, principal);
  const settle = (result: Principal | null) => {
    // A cleared cache has forgotten this lookup.
    if (lookUps.get(key) !== principal) return;
    lookUps.delete(key);
    if (result !== null) known.set(key, result);
  };
  principal.then(settle, () => settle(null));
  return principal;
}

/** Forgets all sessions and API tokens. Call this after every change of them. */
export function clearSessionCache(): void {
  const { known, lookUps } = sessions();
  known.clear();
  lookUps.clear();
}
