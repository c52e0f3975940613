/** A callback request, whichever door it came through. */
export interface CallbackRequest {
  method: string;
  /** The path segment after /api/callback, decoded; null where there is none. */
  secret: string | null;
  path: string;
  /** Without the question mark, as it came. */
  query: string;
  /** At most MAX_BODY_BYTES of it. */
  body: Uint8Array;
  /** All of it that was sent, or announced. */
  bodyBytes: number;
  /** Milliseconds since the epoch. */
  receivedAt: number;
}

/** The vendor documents no limit; its callbacks are below 1 KiB. */
export const MAX_BODY_BYTES = 64 * 1024;

const PREFIX = "/api/callback";

/** Whether a path is the callback's, and the secret it carries. */
export function callbackPath(path: string): { secret: string | null } | null {
  if (path === PREFIX || path === `${PREFIX}/`) return { secret: null };
  if (!path.startsWith(`${PREFIX}/`)) return null;
  return { secret: path.slice(PREFIX.length + 1) };
}
