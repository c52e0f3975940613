import { buildEndSessionUrl } from "openid-client";
import { signInDb as db } from "../../db/client";
import { open, seal, type Place } from "../../encryption/seal";
import { log } from "../../log";
import { providerOf } from "./provider";
import { signedOutUriOf } from "./redirect-uri";
import { companyInUse } from "./settings";

const placeOf = (sessionId: string): Place => `company_session.id_token:${sessionId}`;

/** Notes that a session came by company sign-in. The id token says at its sign-out which one the provider ends. */
export async function noteCompanySession(sessionId: string, issuer: string, idToken: string): Promise<void> {
  await db().companySession.create({ data: { sessionId, issuer, idToken: seal(idToken, placeOf(sessionId)) } });
}

/**
 * The address at which the provider ends its session too (OpenID Connect RP-Initiated Logout). Null if the session did
 * not come by company sign-in, if the company has another provider now, or if the provider has no such address or does
 * not answer: the session here ends all the same. Call it before the session ends.
 */
export async function companySignOutOf(sessionId: string, headers: Headers): Promise<string | null> {
  const row = await db().companySession.findUnique({ where: { sessionId } });
  const company = row && (await companyInUse());
  if (row === null || company?.issuer !== row.issuer) return null;
  try {
    const provider = await providerOf(company);
    if (provider.serverMetadata().end_session_endpoint === undefined) return null;
    return buildEndSessionUrl(provider, {
      id_token_hint: open(row.idToken, placeOf(sessionId)),
      post_logout_redirect_uri: signedOutUriOf(headers),
    }).href;
  } catch (err) {
    log.warn({ err, issuer: company.issuer }, "the sign-out at the company's provider failed");
    return null;
  }
}
