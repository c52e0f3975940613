import { REDACTED, redactSign } from "@/lib/protocol/redact-sign";

/** A callback request from either adapter. */
export interface CallbackRequest {
  method: string;
  /** The decoded path segment after /api/callback. Null if there is none. */
  secret: string | null;
  path: string;
  /** The raw query string without the question mark. */
  query: string;
  /** The first MAX_BODY_BYTES of the body at most. */
  body: Uint8Array;
  /** The size of the whole body that was sent or announced. */
  bodyBytes: number;
  /** Milliseconds since the epoch. */
  receivedAt: number;
}

/** Tencent documents no limit; its callbacks are below 1 KiB. */
export const MAX_BODY_BYTES = 64 * 1024;
/** A body is not read beyond this size. Up to it, the connection can be used again. */
export const READ_LIMIT_BYTES = 16 * MAX_BODY_BYTES;

const PREFIX = "/api/callback";

/** The request without what proves its sender: as it may be counted, stored and shown. */
export function redacted(request: CallbackRequest): CallbackRequest {
  const secretInPath = request.path !== PREFIX && request.path !== `${PREFIX}/`;
  return {
    ...request,
    secret: request.secret === null ? null : REDACTED,
    path: secretInPath ? `${PREFIX}/${REDACTED}` : request.path,
    query: redactSign(request.query),
  };
}

/** The secret in a callback's path, and whether the path is a callback's at all. */
export function callbackPath(path: string): { secret: string | null } | null {
  if (path === PREFIX || path === `${PREFIX}/`) return { secret: null };
  if (!path.startsWith(`${PREFIX}/`)) return null;
  return { secret: path.slice(PREFIX.length + 1) };
}
