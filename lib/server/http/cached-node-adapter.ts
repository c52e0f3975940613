import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { authorize, principalOf } from "../auth/principal";
import { problemOf } from "./problem";
import { SECURITY_HEADERS } from "./security-headers";
import { clientOf, findCached, negotiate, cacheKey, type CachedBody } from "./response-cache";

/**
 * Answers a GET on a bare node:http request, before Next sees it, where the answer is held for all who ask alike
 * (http/shared): a Next route costs many times as much, and an open console asks several times a minute. False where
 * Next has to answer.
 */
export function answerFromCache(req: IncomingMessage, res: ServerResponse): boolean {
  if (req.method !== "GET" || req.url?.startsWith("/api/v1/") !== true) return false;
  const headers = headersOf(req);
  const held = findCached(cacheKey(new URL(req.url, "http://rollcall")), clientOf(headers));
  if (held === null) return false;
  void answer(headers, res, held);
  return true;
}

async function answer(asked: Headers, res: ServerResponse, held: Promise<CachedBody>): Promise<void> {
  const requestId = randomUUID();
  try {
    authorize(await principalOf(asked, { fresh: false }), "read");
    const { body, headers } = negotiate(await held, asked.get("accept-encoding"));
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
