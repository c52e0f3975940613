import { hash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";
import { singleton } from "../singleton";

/** A response stays fresh for this many times as long as it took to make, so one client costs 1/40 of the time. */
const FRESH_FACTOR = 40;
/** The factor grows with the number of clients, up to this time: many clients cost no more than one. */
const MAX_FRESH_MS = 10_000;
/** With this many clients, a response that took 1 ms stays fresh for MAX_FRESH_MS. More need not be counted. */
const MAX_CLIENTS = MAX_FRESH_MS / FRESH_FACTOR;

export const MAX_ENTRIES = 2_000;
export const MAX_BYTES = 64 << 20;

/** JSON as it is sent, plain and compressed: made once for all clients. */
export interface CachedBody {
  text: string;
  gzip: Buffer<ArrayBuffer>;
}

interface Entry {
  body: Promise<CachedBody>;
  /** performance.now() at which the response becomes stale; Infinity while it is being made. */
  freshUntil: number;
  /** The clients that asked for it, by `clientOf`. */
  clients: Set<string>;
}

/** A stale entry stays for a while, because its number of clients decides how long the next one is fresh. */
const cache = () =>
  singleton(
    "response-cache",
    () =>
      new LRUCache<string, Entry>({
        max: MAX_ENTRIES,
        maxSize: MAX_BYTES,
        perf: { now: () => performance.now() },
        ttlResolution: 0,
      }),
  );

/**
 * Returns the response for `key`, calling `make` only if there is no fresh one. Requests that arrive while `make` runs
 * share its result. An error is returned to those requests and is not cached. `client` identifies the caller, so that
 * one client that asks repeatedly counts once.
 */
export function cachedResponse(key: string, client: string, make: () => Promise<CachedBody>): Promise<CachedBody> {
  const found = findCached(key);
  if (found !== null) {
    countClient(key, client);
    return found;
  }
  const startedAt = performance.now();
  const factor = FRESH_FACTOR * (cache().peek(key)?.clients.size ?? 1);
  const entry: Entry = { body: make(), freshUntil: Infinity, clients: new Set([client]) };
  cache().set(key, entry, { size: key.length });
  const isCurrent = () => cache().peek(key) === entry;
  entry.body.then(
    (body) => {
      const now = performance.now();
      const freshMs = Math.min(MAX_FRESH_MS, factor * (now - startedAt));
      // A new object, because lru-cache keeps the old size if the value is the same.
      const fresh = { ...entry, freshUntil: now + freshMs };
      if (isCurrent()) cache().set(key, fresh, { size: sizeOf(key, body), ttl: freshMs + MAX_FRESH_MS });
    },
    () => isCurrent() && cache().delete(key),
  );
  return entry.body;
}

/** Returns the fresh response for `key`, or the one that is being made; null if there is neither. */
export function findCached(key: string): Promise<CachedBody> | null {
  const entry = cache().peek(key);
  return entry === undefined || entry.freshUntil <= performance.now() ? null : entry.body;
}

/** Notes that `client`, who may read, uses the response for `key`. */
export function countClient(key: string, client: string): void {
  const clients = cache().get(key)?.clients;
  if (clients !== undefined && clients.size < MAX_CLIENTS) clients.add(client);
}

/** Bytes of an entry, estimated: V8 stores a string with any Chinese character in two bytes per character. */
const sizeOf = (key: string, { text, gzip }: CachedBody) => 2 * (key.length + text.length) + gzip.length;

/** Identifies a browser or script by a hash of its credentials. */
export const clientOf = (headers: Headers): string =>
  hash("sha256", headers.get("authorization") ?? headers.get("cookie") ?? "", "base64");

/** The key of a request: who may see the answer, its path, and its parameters in sorted order. */
export function cacheKey({ pathname, searchParams }: URL, scope: string): string {
  const sorted = new URLSearchParams(searchParams);
  sorted.sort();
  return `${scope} ${pathname}?${sorted.toString()}`;
}

const compress = promisify(gzip);

/** Encodes a result as JSON, plain and compressed. */
export async function encodeBody(result: unknown): Promise<CachedBody> {
  const text = JSON.stringify(result);
  return { text, gzip: await compress(text) };
}

/** Chooses the body for an Accept-Encoding header (null: plain), and its response headers. */
export function negotiate(
  { text, gzip }: CachedBody,
  acceptEncoding: string | null,
): { body: string | Buffer<ArrayBuffer>; headers: Record<string, string> } {
  const headers = { "content-type": "application/json", "cache-control": "no-store", vary: "Accept-Encoding" };
  const negotiator = new Negotiator({ headers: { "accept-encoding": acceptEncoding ?? "identity" } });
  const useGzip = negotiator.encoding(["gzip", "identity"]) === "gzip";
  return useGzip ? { body: gzip, headers: { ...headers, "content-encoding": "gzip" } } : { body: text, headers };
}
