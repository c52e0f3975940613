import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { EndpointSpec } from "@/lib/contracts/endpoint";
import { ENDPOINTS } from "@/lib/contracts/endpoints";
import { admit, scopeOf } from "../auth/access";
import { principalOf } from "../auth/principal";
import { problemOf } from "./problem";
import { cacheKey, clientOf, countClient, findCached, negotiate } from "./response-cache";

const CACHED_PATHS = new Set(
  // Lists of users are recorded in the audit, which serve.ts does.
  Object.entries<EndpointSpec>(ENDPOINTS).flatMap(([key, { cached, access }]) =>
    cached && access === "figures" ? [key.replace("GET ", "/api/v1/")] : [],
  ),
);

/** Whether the response cache may have the answer to a request. */
export const mayBeCached = ({ method, url }: IncomingMessage): boolean =>
  method === "GET" && CACHED_PATHS.has(url?.split("?", 1)[0] ?? "");

/**
 * Answers a request that may be cached from the response cache before Next sees it, because a Next route costs many
 * times as much. Returns false if Next must answer.
 */
export async function answerFromCache(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const requestId = randomUUID();
  try {
    const requestHeaders = headersOf(req);
    const principal = await principalOf(requestHeaders, { fresh: false });
    admit(principal, "signed-in");
    const key = cacheKey(new URL(req.url ?? "", "http://rollcall"), scopeOf(principal));
    const cached = findCached(key);
    if (cached === null) return false;
    countClient(key, clientOf(requestHeaders));
    const { body, headers } = negotiate(await cached, requestHeaders.get("accept-encoding"));
    res.writeHead(200, {
      ...headers,
      "x-request-id": requestId,
      "content-length": Buffer.byteLength(body),
    });
    res.end(body);
  } catch (error) {
    const problem = problemOf(error, requestId);
    res.writeHead(problem.status, Object.fromEntries(problem.headers));
    res.end(await problem.text());
  }
  return true;
}

function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) if (value !== undefined) headers.set(name, String(value));
  return headers;
}
