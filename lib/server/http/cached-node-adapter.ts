import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { authorize, principalOf } from "../auth/principal";
import { problemOf } from "./problem";
import { SECURITY_HEADERS } from "./security-headers";
import { cacheKey, clientOf, countClient, findCached, negotiate, type CachedBody } from "./response-cache";

/**
 * Answers a GET request from the response cache before Next sees it, because a Next route costs many times as much.
 * Returns false if Next must answer.
 */
export function answerFromCache(req: IncomingMessage, res: ServerResponse): boolean {
  if (req.method !== "GET" || req.url?.startsWith("/api/v1/") !== true) return false;
  const key = cacheKey(new URL(req.url, "http://rollcall"));
  const cached = findCached(key);
  if (cached === null) return false;
  void answer(req, res, key, cached);
  return true;
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  key: string,
  cached: Promise<CachedBody>,
): Promise<void> {
  const requestId = randomUUID();
  try {
    const requestHeaders = headersOf(req);
    authorize(await principalOf(requestHeaders, { fresh: false }), "read");
    countClient(key, clientOf(requestHeaders));
    const { body, headers } = negotiate(await cached, requestHeaders.get("accept-encoding"));
    res.writeHead(200, {
      ...SECURITY_HEADERS,
      ...headers,
      "x-request-id": requestId,
      "content-length": Buffer.byteLength(body),
    });
    res.end(body);
  } catch (error) {
    const problem = problemOf(error, requestId);
    res.writeHead(problem.status, { ...SECURITY_HEADERS, ...Object.fromEntries(problem.headers) });
    res.end(await problem.text());
  }
}

function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) if (value !== undefined) headers.set(name, String(value));
  return headers;
}
