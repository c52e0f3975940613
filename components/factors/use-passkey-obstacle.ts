import { useSyncExternalStore } from "react";
import { passkeyObstacle, type PasskeyObstacle } from "@/lib/client/passkeys";

const never = () => () => {};

/** Why this browser has no passkeys for the host of the console; null if it may have some. */
export const usePasskeyObstacle = (host: string | null): PasskeyObstacle | null =>
  useSyncExternalStore(
    never,
    () =>
      passkeyObstacle(host, {
        isSecureContext: window.isSecureContext,
        hostname: window.location.hostname,
        hasPasskeys: "PublicKeyCredential" in window,
      }),
    () => null,
  );
