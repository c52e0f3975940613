import { randomBytes } from "node:crypto";

/** A policy for answers that are no pages: a browser that shows one loads and runs nothing. */
export const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The Content-Security-Policy of a page, with a nonce of its own. Scripts run if they have the nonce, or if such a
 * script loads them. Style sheets have the nonce or come from here; `style` attributes are allowed, because charts and
 * tables place things with them, and they run nothing. `dev` allows what Next's development mode needs.
 */
export function pagePolicy({ dev }: { dev: boolean }): string {
  const nonce = `'nonce-${randomBytes(16).toString("base64url")}'`;
  return [
    // Next takes the nonce from the first directive whose name begins like this.
    `script-src ${nonce} 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "script-src-attr 'none'",
    "default-src 'none'",
    `style-src 'self' ${dev ? "'unsafe-inline'" : nonce}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The nonce of a policy; undefined if it has none. */
export const nonceOf = (policy: string | null | undefined): string | undefined =>
  /'nonce-([A-Za-z0-9_-]+)'/.exec(policy ?? "")?.[1];
