import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Access, EndpointSpec } from "@/lib/contracts/endpoint";
import { ALL_APPS } from "@/lib/contracts/roles";
import { MAX_NETWORK_FILE_BYTES } from "@/lib/contracts/values";
import { originsOf } from "../auth/auth";
import type { AuditedRequest } from "../audit/record-request";
import type { ReadState } from "../audit/states";
import { watchChange } from "../audit/watch-change";
import { admit, appFor, permit, RoleError, scopeOf } from "../auth/access";
import { principalOf } from "../auth/principal";
import { requireRecentSignIn } from "../auth/recent-sign-in";
import type { Principal } from "../auth/session-cache";
import { QuotaError, ServiceError } from "../errors";
import { answerFor } from "./mask-answer";
import { problemOf } from "./problem";
import { countFound, takeTurn } from "./quotas";
import { MAX_BODY_BYTES, readBody } from "./body";
import { withCookies } from "./with-cookies";
import { cachedResponse, cacheKey, clientOf, encodeBody } from "./response-cache";

/** What the wrapper needs to know of an endpoint. */
type Served = Pick<EndpointSpec, "access" | "everywhere" | "cached" | "recentSignIn" | "query" | "body"> &
  Partial<Pick<EndpointSpec, "answer">>;
type Parsed<S> = S extends z.ZodType ? z.output<S> : S extends "file" ? Uint8Array<ArrayBuffer> : undefined;

export interface Input<S extends Served> {
  query: Parsed<S["query"]>;
  body: Parsed<S["body"]>;
  /** Who calls; null for a public endpoint. */
  principal: S["access"] extends "public" ? null : Principal;
  request: Request;
}
/** What the audit does with an endpoint: it hears of requests, and reads what they change before and after. */
interface Auditing {
  audit?: (asked: AuditedRequest) => void;
  changes?: ReadState | null;
}
export type RouteHandler = (request: Request) => Promise<Response>;

/**
 * Makes a route handler out of an endpoint's specification and a function that answers. The wrapper checks the caller,
 * the origin, the query and the body, and that the caller may do this in the app that the query names. The result is
 * sent as JSON without what no role of the caller shows, or as it is if it is a Response. An error becomes
 * application/problem+json. `audit` is told of each answer, of each refusal because no role
 * allows it or a quota is used up, and of what was not found.
 */
export function serve<S extends Served>(
  spec: S,
  answer: (input: Input<S>) => unknown,
  { audit = () => undefined, changes = null }: Auditing = {},
): RouteHandler {
  return async (request) => {
    const requestId = randomUUID();
    const asked: AuditedRequest = { principal: null, app: null, query: queryOf(request), headers: request.headers };
    let endTurn: () => void = () => undefined;
    try {
      const principal = await callerOf(spec, request);
      asked.principal = principal;
      admitTo(spec, principal);
      refuseForeignOrigin(request);
      const { query, app } = await parsedQuery(spec, request, principal);
      Object.assign(asked, { query, app });
      if (principal !== null) permit(principal, spec.access, app === null || spec.everywhere ? ALL_APPS : app.id);
      if (principal !== null) endTurn = await takeTurn(principal, spec);
      if (spec.recentSignIn) await requireRecentSignIn(request.headers, new Date());
      const body = await bodyOf(spec, request);
      asked.body = body;
      const input = { query, body, principal, request } as Input<S>;
      const { answer: schema, access } = spec;
      const cookies: string[] = [];
      const make = async () => {
        const { answer: made, cookies: set } = withCookies(await answer(input));
        cookies.push(...set);
        if (principal === null || typeof schema !== "object" || made === undefined) return made;
        if (access === "find") countFound(principal, app?.id, { query, answer: made });
        return answerFor(principal, app, { access, answer: schema }, query, made);
      };
      if (spec.cached && principal) {
        const key = cacheKey(new URL(request.url), scopeOf(principal));
        const text = await cachedText(key, request.headers, make);
        audit(asked);
        return json(text, requestId);
      }
      const changed = changes === null ? null : await watchChange(changes, asked);
      const result = await make();
      if (changed !== null) asked.changed = await changed(result);
      audit({ ...asked, ...(result instanceof Response && { answer: result }) });
      return result instanceof Response ? result : json(JSON.stringify(result ?? {}), requestId, cookies);
    } catch (error) {
      if (error instanceof RoleError || error instanceof QuotaError) audit({ ...asked, denied: true });
      else if (error instanceof ServiceError && error.code === "not_found") audit({ ...asked, missing: true });
      return problemOf(error, requestId);
    } finally {
      endTurn();
    }
  };
}

/** What may be asked with a session that was looked up some seconds ago. */
const READING: readonly Access[] = ["signed-in", "figures", "find", "list"];

/** The caller; null for a public endpoint, and if nobody is signed in. */
const callerOf = async ({ access }: Served, { headers }: Request): Promise<Principal | null> =>
  access === "public" ? null : principalOf(headers, { fresh: !READING.includes(access) });

/** Throws ServiceError if the caller may do this in no app. */
function admitTo({ access }: Served, principal: Principal | null): void {
  if (access !== "public") admit(principal, access);
}

const queryOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

/**
 * The parsed query and the app that the principal means; null for an endpoint of all apps. Throws ServiceError if the
 * principal has no role in the app.
 */
async function parsedQuery(spec: Served, request: Request, principal: Principal | null) {
  const { searchParams } = new URL(request.url);
  const takesApp = spec.query !== undefined && "app" in spec.query.shape;
  // A token may have a default app, so that scripts go on working after a second app was added.
  if (takesApp && principal?.app && !searchParams.has("app")) searchParams.set("app", principal.app);
  const query = spec.query?.parse(Object.fromEntries(searchParams)) ?? {};
  if (principal === null) return { query, app: null };
  const app = takesApp ? await appFor(principal, z.object({ app: z.string().optional() }).parse(query).app) : null;
  return app === null ? { query, app } : { query: { ...query, app: app.sdkAppId }, app };
}

/** The cached body is plain text here: Next compresses what passes through it, compressed or not. */
async function cachedText(key: string, headers: Headers, make: () => unknown): Promise<string> {
  return (await cachedResponse(key, clientOf(headers), async () => encodeBody(await make()))).text;
}

function json(text: string, requestId: string, cookies: readonly string[] = []): Response {
  const response = new Response(text, {
    headers: { "content-type": "application/json", "cache-control": "no-store", "x-request-id": requestId },
  });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

/**
 * Browsers send the session cookie from any page. A page of another origin must not change anything, and must not sign
 * its visitor in either.
 */
function refuseForeignOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const origin = request.headers.get("origin");
  if (origin !== null && !originsOf(request.headers).includes(origin)) {
    throw new ServiceError("forbidden", `Requests from ${origin} are not accepted`);
  }
}

/** The body that the endpoint takes. Throws ServiceError if it is too large, or not JSON. */
async function bodyOf({ body }: Served, request: Request): Promise<unknown> {
  if (body === "file") return readBody(request, MAX_NETWORK_FILE_BYTES);
  const bytes = await readBody(request, MAX_BODY_BYTES);
  return body?.parse(jsonOf(bytes));
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new ServiceError("invalid", "The body is not JSON");
  }
}
