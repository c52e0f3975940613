/** Where a sign-in leads if nothing else was asked for. */
const HOME = "/live";
/** An origin that no address can name. */
const ORIGIN = "http://rollcall.invalid";
/** A longer address is no link of ours. In the address of the sign-in it takes up to three times as much. */
const MAX_LENGTH = 4_000;
/** Pages that make no sense after a sign-in. */
const BEFORE_SIGN_IN = ["/sign-in", "/api/"];

/**
 * The path to open after a sign-in, with its query. Only a page of this origin: a link from elsewhere must not lead on
 * to another site. Everything else leads to the live page.
 */
export function nextPath(asked: unknown): string {
  if (typeof asked !== "string" || !asked.startsWith("/") || asked.length > MAX_LENGTH) return HOME;
  let url: URL;
  try {
    url = new URL(asked, ORIGIN);
  } catch {
    return HOME;
  }
  // Next's own parameter of a navigation. Deleting writes the whole query anew.
  if (url.searchParams.has("_rsc")) url.searchParams.delete("_rsc");
  const path = `${url.pathname}${url.search}${url.hash}`;
  const isOwn = url.origin === ORIGIN && /^\/(?![/\\])/.test(path);
  return isOwn && !BEFORE_SIGN_IN.some((start) => path.startsWith(start)) ? path : HOME;
}

/** The address of the sign-in that leads on to a page of this origin. */
export function signInHref(asked: unknown): string {
  const next = nextPath(asked);
  return next === HOME ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}
