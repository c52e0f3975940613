import { singleton } from "../singleton";

/** Who asks: a person with a session, or a script with an API token. */
export interface Principal {
  kind: "person" | "script";
  id: string;
  name: string;
  email: string | null;
}

/**
 * An open page asks for several things a minute, and looking up whose session it is costs more than most of them. For
 * reading alone a session is believed so long (ms) after it was looked up, unless one was changed in this process: who
 * signs out at another instance may read on here until then.
 */
const REMEMBERED_MS = 90_000;

interface Entry {
  viewer: Promise<Principal | null>;
  /** performance.now() from which on it is looked up anew. */
  until: number;
}

const known = () => singleton("viewers", () => new Map<string, Entry>());

/** Who showed this cookie lately, or whom `lookUp` finds, once for all who ask meanwhile. Strangers are not remembered. */
export function cachedPrincipal(cookie: string, lookUp: () => Promise<Principal | null>): Promise<Principal | null> {
  const now = performance.now();
  for (const [key, { until }] of known()) if (until <= now) known().delete(key);
  const found = known().get(cookie);
  if (found !== undefined) return found.viewer;
  const made: Entry = { viewer: lookUp(), until: now + REMEMBERED_MS };
  known().set(cookie, made);
  const forget = () => known().get(cookie) === made && known().delete(cookie);
  made.viewer.then((viewer) => viewer ?? forget(), forget);
  return made.viewer;
}

/** To be called where sessions were changed: nobody is believed to be who they were before. */
export function clearSessionCache(): void {
  known().clear();
}
