import type { z } from "zod";
import type { passkeyCreation, passkeyRequest } from "@/lib/contracts/passkeys";

/** Why a browser neither makes nor uses a passkey. */
export type PasskeyFault = "cancelled" | "known" | "host" | "unsupported";

/** The browser has made or used no passkey. */
export class PasskeyError extends Error {
  override name = "PasskeyError";
  constructor(
    readonly fault: PasskeyFault,
    cause: unknown,
  ) {
    super("The browser has no passkey for us", { cause });
  }
}

/** Lets the browser make a passkey. Throws PasskeyError. */
export async function createPasskey(options: z.infer<typeof passkeyCreation>) {
  const { startRegistration } = await import("@simplewebauthn/browser");
  return startRegistration({ optionsJSON: options }).catch(fail);
}

/** Lets the browser prove a passkey. Throws PasskeyError. */
export async function provePasskey(options: z.infer<typeof passkeyRequest>) {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  return startAuthentication({ optionsJSON: options }).catch(fail);
}

function fail(error: unknown): never {
  throw new PasskeyError(faultOf(error), error);
}

/** What an error of WebAuthn means for the person. Browsers do not say whether a dialog was closed or timed out. */
export function faultOf(error: unknown): PasskeyFault {
  switch (error instanceof Error ? error.name : "") {
    case "NotAllowedError":
    case "AbortError":
      return "cancelled";
    case "InvalidStateError":
      return "known";
    case "SecurityError":
      return "host";
    default:
      return "unsupported";
  }
}

/** Why there can be no passkeys at the address that is open. */
export type PasskeyObstacle = "ip" | "insecure" | "host" | "unsupported";

interface Place {
  isSecureContext: boolean;
  hostname: string;
  hasPasskeys: boolean;
}

/** What keeps a browser from passkeys of a host; null if nothing does. `host` is null if the console has none. */
export function passkeyObstacle(host: string | null, place: Place): PasskeyObstacle | null {
  if (host === null) return "ip";
  if (place.hostname !== host && !place.hostname.endsWith(`.${host}`)) return "host";
  if (!place.isSecureContext) return "insecure";
  return place.hasPasskeys ? null : "unsupported";
}
