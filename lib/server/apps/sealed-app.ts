import { open, seal, type Place } from "../encryption/seal";

/** The secrets of an app. */
export interface AppSecrets {
  callbackTokens: string[];
  pathSecret: string | null;
}

const tokenOf = (sdkAppId: string): Place => `app.callback_tokens:${sdkAppId}`;
const pathOf = (sdkAppId: string): Place => `app.path_secret:${sdkAppId}`;

/** Secrets of an app as they are stored. What is left out stays out. */
export function sealApp<S extends Partial<AppSecrets>>(sdkAppId: string, secrets: S): S {
  const { callbackTokens, pathSecret } = secrets;
  return {
    ...secrets,
    ...(callbackTokens !== undefined && { callbackTokens: callbackTokens.map((one) => seal(one, tokenOf(sdkAppId))) }),
    ...(typeof pathSecret === "string" && { pathSecret: seal(pathSecret, pathOf(sdkAppId)) }),
  };
}

/** The secrets of a stored app. Throws SealError. */
export const openApp = ({ sdkAppId, callbackTokens, pathSecret }: AppSecrets & { sdkAppId: string }): AppSecrets => ({
  callbackTokens: callbackTokens.map((one) => open(one, tokenOf(sdkAppId))),
  pathSecret: pathSecret === null ? null : open(pathSecret, pathOf(sdkAppId)),
});
