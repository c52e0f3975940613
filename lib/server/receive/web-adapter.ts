import { callbackPath, MAX_BODY_BYTES, READ_LIMIT_BYTES, type CallbackRequest } from "./request";

/** Reads a callback from a web Request: the same fields as the product's own server reads from its socket. */
export async function readCallback(request: Request): Promise<CallbackRequest> {
  const receivedAt = Date.now();
  const { pathname, search } = new URL(request.url);
  const chunks: Uint8Array[] = [];
  let kept = 0;
  let bodyBytes = 0;
  for await (const chunk of request.body ?? []) {
    bodyBytes += chunk.length;
    if (bodyBytes > READ_LIMIT_BYTES) break;
    if (kept >= MAX_BODY_BYTES) continue;
    chunks.push(chunk);
    kept += chunk.length;
  }
  return {
    method: request.method,
    secret: callbackPath(pathname)?.secret ?? null,
    path: pathname,
    query: search.slice(1),
    body: Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES),
    bodyBytes,
    receivedAt,
  };
}
