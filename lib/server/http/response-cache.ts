import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { singleton } from "../singleton";

/** An answer is held for so many times as long as it took to make: who asks alone takes no more than that part of the time. */
const HELD_TIMES = 40;
/** For so many times as long again as different ones asked for the one before, up to this: a crowd takes no more than one. */
const LONGEST_MS = 10_000;

/** JSON as it is sent, plain and compressed: once for all who ask. */
export interface CachedBody {
  text: string;
  gzip: Buffer<ArrayBuffer>;
}

interface Held {
  answer: Promise<CachedBody>;
  /** performance.now() from which on it is made anew; null while it is being made. */
  until: number | null;
  /** Who asked for it. */
  askers: Set<string>;
}

const answers = () => singleton("shared answers", () => new Map<string, Held>());
const isOver = ({ until }: Held) => until !== null && until <= performance.now();

/**
 * What `make` makes for `key`, made once for all who ask while it is being made and for some time after: hundreds of open
 * consoles ask the same of the same minutes. An error is told to those who wait and is not held. `asker` tells who asks
 * from the others, so that one who asks again and again is no crowd.
 */
export function cachedResponse(key: string, asker: string, make: () => Promise<CachedBody>): Promise<CachedBody> {
  const begun = performance.now();
  // For a while it is still known who asked.
  for (const [name, { until }] of answers()) if (until !== null && until + LONGEST_MS <= begun) answers().delete(name);
  const known = findCached(key, asker);
  if (known !== null) return known;
  const times = HELD_TIMES * (answers().get(key)?.askers.size ?? 1);
  const made: Held = { answer: make(), until: null, askers: new Set([asker]) };
  answers().set(key, made);
  made.answer.then(
    () => (made.until = performance.now() + Math.min(LONGEST_MS, times * (performance.now() - begun))),
    () => answers().delete(key),
  );
  return made.answer;
}

/** What is held for `key`, or is being made for others; null where it has to be made. */
export function findCached(key: string, asker: string): Promise<CachedBody> | null {
  const known = answers().get(key);
  if (known === undefined || isOver(known)) return null;
  known.askers.add(asker);
  return known.answer;
}

/** Tells browsers and scripts apart, by what they show of themselves. */
export const clientOf = (headers: Headers): string => headers.get("authorization") ?? headers.get("cookie") ?? "";

/** Alike is the same path with the same parameters, in whatever order. */
export function cacheKey({ pathname, searchParams }: URL): string {
  const sorted = new URLSearchParams(searchParams);
  sorted.sort();
  return `${pathname}?${sorted.toString()}`;
}

const compressed = promisify(gzip);

/** A result as JSON, ready to be sent to many. */
export async function encodeBody(result: unknown): Promise<CachedBody> {
  const text = JSON.stringify(result);
  return { text, gzip: await compressed(text) };
}

/** The body for whoever accepts these encodings, and its headers. */
export function negotiate(
  { text, gzip: zipped }: CachedBody,
  accepts: string | null,
): { body: string | Buffer<ArrayBuffer>; headers: Record<string, string> } {
  const headers = { "content-type": "application/json", "cache-control": "no-store", vary: "Accept-Encoding" };
  const takesGzip = /(^|,)\s*gzip\s*(;\s*q=(0\.0*[1-9]|1)|,|$)/i.test(accepts ?? "");
  return takesGzip ? { body: zipped, headers: { ...headers, "content-encoding": "gzip" } } : { body: text, headers };
}
