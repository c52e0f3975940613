import { env } from "../../env";

/** What the addresses of the console begin with: the public address, else where the request came to. */
const consoleOf = (headers: Headers): string => env().publicUrl ?? `http://${headers.get("host") ?? "localhost"}`;

/** The address to which the provider sends people back who have signed in. */
export const redirectUriOf = (headers: Headers): string => `${consoleOf(headers)}/api/v1/sign-in/oidc/callback`;

/** The address to which the provider sends people back who have signed out. */
export const signedOutUriOf = (headers: Headers): string => `${consoleOf(headers)}/sign-in`;
