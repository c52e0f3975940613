import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  type ClientAuth,
  type Configuration,
} from "openid-client";
import { LRUCache } from "lru-cache";
import type { CompanyTest } from "@/lib/contracts/company";
import { HOUR } from "@/lib/time/units";
import { ServiceError } from "../../errors";
import { log } from "../../log";
import { singleton } from "../../singleton";
import type { Company } from "./company";

const TIMEOUT_SECONDS = 10;

/** Providers that were discovered, so that not every sign-in reads the same documents. */
const discovered = () =>
  singleton("oidc", () => new LRUCache<string, Configuration>({ max: 4, ttl: HOUR, perf: { now: () => Date.now() } }));

/** What the provider says of itself, with the client that we are there. Throws what the network throws. */
export async function providerOf(company: Pick<Company, "issuer" | "clientId" | "clientSecret">) {
  const { issuer, clientId, clientSecret } = company;
  const key = JSON.stringify([issuer, clientId, clientSecret]);
  const known = discovered().get(key);
  if (known !== undefined) return known;
  const found = await discover(issuer, clientId, clientSecret);
  discovered().set(key, found);
  return found;
}

/** Reads what an issuer says of itself. Throws what the network throws. */
async function discover(issuer: string, clientId: string, clientSecret: string): Promise<Configuration> {
  const found = await discovery(new URL(issuer), clientId, clientSecret, clientAuthentication(clientSecret), {
    timeout: TIMEOUT_SECONDS,
    execute: [
      // The signature of the id token is checked too, not only the connection that it came by.
      enableNonRepudiationChecks,
      // The contract allows http for this machine only.
      ...(issuer.startsWith("http:") ? [allowInsecureRequests] : []),
    ],
  });
  return refuseAllTenants(found);
}

/**
 * Entra ID has issuers such as `common` for everybody's tenants, and openid-client takes them. Whoever runs a tenant
 * chooses its groups and e-mail addresses. Throws ServiceError if it is such an issuer.
 */
export function refuseAllTenants(found: Configuration): Configuration {
  if (found.serverMetadata().issuer.includes("{tenantid}"))
    throw new ServiceError("invalid", "issuer: it is that of all tenants; name your own tenant in it");
  return found;
}

/** How the client proves itself: in the body if the provider names that, else in a header, as is the rule. */
const clientAuthentication =
  (secret: string): ClientAuth =>
  (provider, ...request) => {
    const inBody = provider.token_endpoint_auth_methods_supported?.includes("client_secret_post");
    (inBody ? ClientSecretPost : ClientSecretBasic)(secret)(provider, ...request);
  };

/** Reads what a provider says of itself. Throws ServiceError in plain words. */
export async function testProvider(issuer: string): Promise<CompanyTest> {
  const found = await discover(issuer, "test", "").catch((error: unknown) => {
    if (error instanceof ServiceError) throw error;
    log.warn({ err: error, issuer }, "the provider of the company sign-in could not be read");
    throw new ServiceError("invalid", `issuer: ${plainCause(error)}`);
  });
  const metadata = found.serverMetadata();
  return {
    authorizationEndpoint: metadata.authorization_endpoint ?? "",
    pkce: metadata.supportsPKCE(),
    scopes: metadata.scopes_supported ?? null,
  };
}

/** Why a provider could not be read, for an administrator. */
function plainCause(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
  if (code === "ENOTFOUND") return "there is no such host";
  if (code === "ECONNREFUSED") return "the host refuses connections";
  if (/CERT|SSL|TLS/.test(code)) return `the certificate is not accepted (${code})`;
  if (cause instanceof DOMException && cause.name === "TimeoutError") return "the provider does not answer";
  return `there is no OpenID configuration of this issuer (${cause instanceof Error ? cause.message : "no answer"})`;
}
