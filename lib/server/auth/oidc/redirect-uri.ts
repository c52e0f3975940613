import { env } from "../../env";

const PATH = "/api/v1/sign-in/oidc/callback";

/** The address to which the provider sends people back: below the public address, else where the request came to. */
export const redirectUriOf = (headers: Headers): string =>
  `${env().publicUrl ?? `http://${headers.get("host") ?? "localhost"}`}${PATH}`;
