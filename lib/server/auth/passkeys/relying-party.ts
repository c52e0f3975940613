import { isIP } from "node:net";
import { env } from "../../env";
import { ServiceError } from "../../errors";
import { originsOf } from "../auth";

/** The party of WebAuthn that passkeys belong to: a host name, and the origins from which they may be used. */
export interface RelyingParty {
  id: string;
  origins: string[];
}

/**
 * The relying party of an installation: the public address, else the host that the request names, which is one of the
 * allowed hosts. Null if that is an IP address, to which browsers bind no passkey.
 */
export function relyingPartyOf(headers: Headers): RelyingParty | null {
  const { publicUrl } = env();
  const { hostname, origin } = new URL(publicUrl ?? `http://${headers.get("host") ?? "localhost"}`);
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return null;
  return { id: hostname, origins: publicUrl === null ? originsOf(headers) : [origin] };
}

/** The same. Throws ServiceError if there is none. */
export function requireRelyingParty(headers: Headers): RelyingParty {
  const party = relyingPartyOf(headers);
  if (party === null) throw new ServiceError("conflict", "Passkeys need a host name; this console has an IP address");
  return party;
}
