import { LRUCache } from "lru-cache";
import { singleton } from "../singleton";

/** The authenticated caller: a person with a session, or a script with an API token. */
export interface Principal {
  kind: "person" | "script";
  id: string;
  name: string;
  email: string | null;
  /** SDKAppID that a request without `app` means. */
  app: string | null;
}

/**
 * How long a session is trusted for reading after it was looked up, because an open page sends several requests a
 * minute. A change of sessions in this process clears the cache; one in another instance takes effect after this time.
 */
const TTL_MS = 90_000;
export const MAX_SESSIONS = 5_000;
const MAX_BYTES = 16 << 20;

const cache = () =>
  singleton(
    "session-cache",
    () =>
      new LRUCache<string, Promise<Principal | null>>({
        max: MAX_SESSIONS,
        maxSize: MAX_BYTES,
        sizeCalculation: (_, cookie) => cookie.length + 1,
        ttl: TTL_MS,
        perf: { now: () => performance.now() },
        ttlResolution: 0,
      }),
  );

/**
 * Returns the principal of a Cookie header, calling `lookUp` only if the cache has none. Requests that arrive while
 * `lookUp` runs share its result. Unknown sessions and errors are not cached.
 */
export function cachedPrincipal(cookie: string, lookUp: () => Promise<Principal | null>): Promise<Principal | null> {
  const cached = cache().get(cookie);
  if (cached !== undefined) return cached;
  const principal = lookUp();
  cache().set(cookie, principal);
  const forget = () => cache().peek(cookie) === principal && cache().delete(cookie);
  principal.then((found) => found ?? forget(), forget);
  return principal;
}

/** Forgets all sessions. Call this after every change of sessions. */
export function clearSessionCache(): void {
  cache().clear();
}
