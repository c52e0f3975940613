import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { z } from "zod";
import type { CompanyProblem } from "@/lib/contracts/company";
import { recordEvent } from "../../audit/record-event";
import { ServiceError } from "../../errors";
import { log } from "../../log";
import { completeSignIn } from "../complete-sign-in";
import { beginFlow, forgetFlow, readFlow, spendFlow } from "../flows";
import type { Company } from "./company";
import { allClaims, type Claims } from "./claims";
import { CompanyRefusal, companyPerson } from "./company-person";
import { noteCompanySession } from "./company-sign-out";
import { providerOf } from "./provider";
import { redirectUriOf } from "./redirect-uri";
import { companyInUse } from "./settings";

const endpoint = "GET sign-in/oidc/callback";

const flowValue = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  next: z.string(),
});
type FlowValue = z.infer<typeof flowValue>;

/**
 * Sends the browser to the company's provider. `next` is the page of this origin to open then. Throws ServiceError if
 * there is no provider.
 */
export async function beginCompanySignIn(next: string, headers: Headers, now: Date): Promise<Response> {
  const company = await companyInUse();
  if (company === null) throw new ServiceError("not_found", "There is no company sign-in here");
  const value: FlowValue = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    redirectUri: redirectUriOf(headers),
    next,
  };
  try {
    const address = buildAuthorizationUrl(await providerOf(company), {
      redirect_uri: value.redirectUri,
      scope: company.scopes,
      state: value.state,
      nonce: value.nonce,
      code_challenge: await calculatePKCECodeChallenge(value.verifier),
      code_challenge_method: "S256",
    });
    return redirect(address.href, [beginFlow("oidc", value, now)]);
  } catch (err) {
    log.error({ err, issuer: company.issuer }, "the provider of the company sign-in cannot be reached");
    return failure("unreachable", value.next);
  }
}

/**
 * Takes the browser that comes back from the provider: opens a session and leads on to the page that was asked for, or
 * leads to the sign-in page, which says what went wrong. `home` is the page to open if it is not known which one.
 */
export async function finishCompanySignIn(request: Request, home: string, now: Date): Promise<Response> {
  const { headers } = request;
  const company = await companyInUse();
  let next = home;
  try {
    if (company === null) throw new ServiceError("not_found", "There is no company sign-in here");
    const flow = readFlow("oidc", flowValue, headers, now);
    next = flow.value.next;
    const { claims, idToken } = await proofOf(company, flow.value, new URL(request.url).search);
    await spendFlow(flow);
    const id = await companyPerson(company, claims, now);
    const onOpened = (sessionId: string) => noteCompanySession(sessionId, company.issuer, idToken);
    const cookies = await completeSignIn(id, { by: "company" }, { endpoint, headers, now }, { onOpened });
    return redirect(next, [forgetFlow("oidc"), ...cookies]);
  } catch (error) {
    const problem = problemOf(error);
    log.warn({ err: error, problem, issuer: company?.issuer }, "a company sign-in failed");
    const name = error instanceof CompanyRefusal ? error.who : (company?.issuer ?? "");
    const actor = { kind: "stranger", id: null, name } as const;
    recordEvent("sign_in_failed", { endpoint, actor, headers, detail: { by: "company", problem } });
    return failure(problem, next);
  }
}

/** What the provider says of a person, and the id token that proves it. */
interface Proof {
  claims: Claims;
  idToken: string;
}

/** Exchanges the code for what the id token and the user info say. Throws what openid-client throws. */
async function proofOf(company: Company, flow: FlowValue, search: string): Promise<Proof> {
  const provider = await providerOf(company);
  const tokens = await authorizationCodeGrant(provider, new URL(flow.redirectUri + search), {
    pkceCodeVerifier: flow.verifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined || tokens.id_token === undefined) throw new Error("the provider sent no id token");
  // Many providers tell e-mail address and groups here only.
  const more = provider.serverMetadata().userinfo_endpoint
    ? await fetchUserInfo(provider, tokens.access_token, claims.sub)
    : {};
  return { claims: allClaims(claims, more), idToken: tokens.id_token };
}

function problemOf(error: unknown): CompanyProblem {
  if (error instanceof CompanyRefusal) return error.problem;
  if (error instanceof ServiceError) return error.code === "deactivated" ? "deactivated" : "over";
  return error instanceof AuthorizationResponseError ? "refused" : "answer";
}

function failure(problem: CompanyProblem, next: string): Response {
  const query = new URLSearchParams({ problem, next });
  return redirect(`/sign-in?${query.toString()}`, [forgetFlow("oidc")]);
}

function redirect(location: string, cookies: readonly string[]): Response {
  const response = new Response(null, { status: 302, headers: { location, "cache-control": "no-store" } });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}
