/** What stands in stored and shown callbacks in the place of a secret. */
export const REDACTED = "redacted";

/** The parameter Sign in any case, percent-encoded or not. URLSearchParams ignores a question mark at the start. */
const SIGN = /(^\??|&)((?:s|%[57]3)(?:i|%[46]9)(?:g|%[46]7)(?:n|%[46]e)=)[^&]*/gi;

/**
 * Replaces the value of Sign in a raw query string; everything else stays byte for byte. A Sign is valid for a minute
 * and for any body, so whoever reads a fresh one can forge callbacks (docs/protocol.md "Authenticity").
 */
export const redactSign = (query: string): string => query.replace(SIGN, `$1$2${REDACTED}`);
