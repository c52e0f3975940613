import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { Provider, type ClientMetadata } from "oidc-provider";

/** Somebody whom the provider knows, by what it says of them. */
export type ProviderPerson = Record<string, unknown>;

/** A running OpenID provider, which asks for a name and believes it. */
export interface OidcServer {
  issuer: string;
  /** The people whom it knows, by login. A test may change them. */
  people: Map<string, ProviderPerson>;
  close: () => Promise<void>;
}

const SCOPES = ["openid", "profile", "email"];

/** Starts a certified OpenID provider on a free port of this machine. It asks for PKCE. */
export async function startOidcServer(client: ClientMetadata): Promise<OidcServer> {
  const server = http.createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, ProviderPerson>();
  const provider = new Provider(issuer, {
    clients: [{ token_endpoint_auth_method: "client_secret_post", ...client }],
    pkce: { required: () => true },
    scopes: SCOPES,
    claims: { openid: ["sub"], profile: ["name", "groups"], email: ["email", "email_verified"] },
    cookies: { keys: ["a key of a test"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId,
        accountId: oidc.session?.accountId,
      });
      grant.addOIDCScope(SCOPES.join(" "));
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", (req: http.IncomingMessage, res: http.ServerResponse) => {
    if (req.url?.startsWith("/interaction/")) void interact(provider, people, req, res);
    else void answer(req, res);
  });
  return {
    issuer,
    people,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const FORM = `<!doctype html><title>Company</title><form method="post">
  <label>Login <input name="login" autofocus></label>
  <button name="do" value="login">Log in</button><button name="do" value="cancel">Cancel</button></form>`;

/** The page of the provider: asks who it is. */
async function interact(
  provider: Provider,
  people: ReadonlyMap<string, ProviderPerson>,
  req: http.IncomingMessage,
  res: http.ServerResponse,
): Promise<void> {
  if (req.method !== "POST") {
    res.setHeader("content-type", "text/html; charset=utf-8").end(FORM);
    return;
  }
  let body = "";
  for await (const chunk of req) body += String(chunk);
  const login = new URLSearchParams(body).get("login") ?? "";
  const known = new URLSearchParams(body).get("do") === "login" && people.has(login);
  const refused = { error: "access_denied", error_description: "the person cancelled" };
  await provider.interactionFinished(req, res, known ? { login: { accountId: login } } : refused);
}
