import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { EndpointSpec } from "@/lib/contracts/endpoint";
import { MAX_NETWORK_FILE_BYTES } from "@/lib/contracts/values";
import { originsOf } from "../auth/auth";
import { authorize, principalOf } from "../auth/principal";
import type { Principal } from "../auth/session-cache";
import { ServiceError } from "../errors";
import { problemOf } from "./problem";
import { MAX_BODY_BYTES, readBody } from "./body";
import { cachedResponse, cacheKey, clientOf, encodeBody } from "./response-cache";

/** What the wrapper needs to know of an endpoint. */
type Served = Pick<EndpointSpec, "access" | "cached" | "query" | "body">;
type Parsed<S> = S extends z.ZodType ? z.output<S> : S extends "file" ? Uint8Array<ArrayBuffer> : undefined;

export interface Input<S extends Served> {
  query: Parsed<S["query"]>;
  body: Parsed<S["body"]>;
  /** Who calls; null for a public endpoint. */
  principal: S["access"] extends "public" ? null : Principal;
  request: Request;
}
export type RouteHandler = (request: Request) => Promise<Response>;

/**
 * Makes a route handler out of an endpoint's specification and a function that answers. The wrapper checks the caller,
 * the origin, the query and the body. The result is sent as JSON, or as it is if it is a Response. An error becomes
 * application/problem+json.
 */
export function serve<S extends Served>(spec: S, answer: (input: Input<S>) => unknown): RouteHandler {
  return async (request) => {
    const requestId = randomUUID();
    try {
      const principal = await checkAccess(spec, request);
      refuseForeignOrigin(request);
      const url = withDefaultApp(new URL(request.url), spec, principal);
      const input = {
        query: spec.query?.parse(Object.fromEntries(url.searchParams)) as Parsed<S["query"]>,
        body: (await bodyOf(spec, request)) as Parsed<S["body"]>,
        principal: principal as Input<S>["principal"],
        request,
      };
      if (spec.cached) return json(await cachedText(url, request.headers, () => answer(input)), requestId);
      const result = await answer(input);
      return result instanceof Response ? result : json(JSON.stringify(result ?? {}), requestId);
    } catch (error) {
      return problemOf(error, requestId);
    }
  };
}

/** Returns the caller, or null if the endpoint is public. Throws ServiceError if the caller may not do this. */
async function checkAccess({ access }: Served, { headers }: Request): Promise<Principal | null> {
  if (access === "public") return null;
  const principal = await principalOf(headers, { fresh: access !== "read" });
  authorize(principal, access);
  return principal;
}

/** A token may have a default app, so that scripts go on working after a second app was added. */
function withDefaultApp(url: URL, { query }: Served, principal: Principal | null): URL {
  const takesApp = query instanceof z.ZodObject && "app" in query.shape;
  if (takesApp && principal?.app && !url.searchParams.has("app")) url.searchParams.set("app", principal.app);
  return url;
}

/** The cached body is plain text here: Next compresses what passes through it, compressed or not. */
async function cachedText(url: URL, headers: Headers, make: () => unknown): Promise<string> {
  return (await cachedResponse(cacheKey(url), clientOf(headers), async () => encodeBody(await make()))).text;
}

/** The empty answer, with cookies to set. */
export function emptyWithCookies(cookies: string[]): Response {
  const response = json("{}", randomUUID());
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

function json(text: string, requestId: string): Response {
  return new Response(text, {
    headers: { "content-type": "application/json", "cache-control": "no-store", "x-request-id": requestId },
  });
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
