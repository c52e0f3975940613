const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

/**
 * A secret for a path: letters and digits without those that look alike, each as likely as the others.
 * 24 of them are 139 bits.
 */
export function pathSecret(length = 24): string {
  const fair = 256 - (256 % LETTERS.length);
  let secret = "";
  while (secret.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < fair && secret.length < length) secret += LETTERS.charAt(byte % LETTERS.length);
    }
  }
  return secret;
}

/** Whether an address leads to the machine it is read on, or into its private network: Tencent cannot call it. */
export function isLocalAddress(url: string): boolean {
  const host = new URL(url).hostname;
  return (
    host === "localhost" ||
    host === "[::1]" ||
    host.endsWith(".localhost") ||
    /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^0\.0\.0\.0$/.test(host)
  );
}

/** Whether a callback address ends in a secret path segment. */
export function hasPathSecret(url: string): boolean {
  return /\/api\/callback\/[^/]+$/.test(new URL(url).pathname);
}

/** A callback address with this secret at its end, or with none. */
export function withPathSecret(url: string, secret: string | null): string {
  const base = url.replace(/(\/api\/callback)\/[^/]+$/, "$1");
  return secret === null ? base : `${base}/${secret}`;
}
