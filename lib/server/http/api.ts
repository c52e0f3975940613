import { randomUUID } from "node:crypto";
import { type z } from "zod";
import { originsOf } from "../auth/auth";
import type { Principal } from "../auth/session-cache";
import { authorize, principalOf, type Action } from "../auth/principal";
import { ServiceError } from "../errors";
import { problemOf } from "./problem";
import { clientOf, cachedResponse, cacheKey, encodeBody } from "./response-cache";

interface Spec<Q extends z.ZodType, B extends z.ZodType, R> {
  /** Who may call; `anyone` is for the very first administrator alone. */
  for: Action | "anyone";
  query?: Q;
  body?: B;
  /** For `read`: the answer depends on the query alone, and many ask the same. It is made once for all of them (http/shared). */
  share?: boolean;
  handle: (input: { query: z.output<Q>; body: z.output<B>; request: Request; viewer: Principal | null }) => Promise<R>;
}

/**
 * A route of /api/v1: who asks, may they, is the request well-formed; then one function, whose result becomes JSON
 * (or is sent as it is, where it is a Response). Every error becomes problem+json.
 */
export function api<R, Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined>(
  spec: Spec<Q, B, R>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const requestId = randomUUID();
    try {
      const viewer = spec.for === "anyone" ? null : await principalOf(request.headers, { fresh: spec.for !== "read" });
      if (spec.for !== "anyone") authorize(viewer, spec.for);
      refuseForeignOrigin(request);
      const query = spec.query?.parse(Object.fromEntries(new URL(request.url).searchParams)) as z.output<Q>;
      const body = spec.body?.parse(await jsonOf(request)) as z.output<B>;
      const handle = () => spec.handle({ query, body, request, viewer });
      // Next compresses what passes through it, compressed or not.
      if (spec.share) {
        const written = await cachedResponse(cacheKey(new URL(request.url)), clientOf(request.headers), async () =>
          encodeBody(await handle()),
        );
        return json(written.text, requestId);
      }
      const result = await handle();
      return result instanceof Response ? result : json(JSON.stringify(result ?? {}), requestId);
    } catch (error) {
      return problemOf(error, requestId);
    }
  };
}

function json(text: string, requestId: string): Response {
  return new Response(text, {
    headers: { "content-type": "application/json", "cache-control": "no-store", "x-request-id": requestId },
  });
}

/** A browser sends its cookie along from any page; one of another origin must not change anything. */
function refuseForeignOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD" || !request.headers.has("cookie")) return;
  const origin = request.headers.get("origin");
  if (origin !== null && !originsOf(request.headers).includes(origin)) {
    throw new ServiceError("forbidden", `Requests from ${origin} are not accepted`);
  }
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new ServiceError("invalid", "The body is not JSON");
  }
}
