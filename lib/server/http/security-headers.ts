import { DATA_POLICY, pagePolicy } from "./content-policy";

/** What every answer bears. Browsers ignore the headers that make no sense for an answer. */
export const SECURITY_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Origin-Agent-Cluster": "?1",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), " +
    "midi=(), payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self), usb=()",
} as const;

/** Browsers use HTTPS only for a year. Other hosts of the domain are not ours to decide on. */
const HSTS = "max-age=31536000";

/** Paths whose answers are never pages. */
const DATA = /^\/(api|metrics|readyz|healthz|_next\/static)(\/|\?|$)/;

type SecurityHeaders = Record<string, string> & { "Content-Security-Policy": string };

export interface HeaderOptions {
  /** Whether the public address is HTTPS. */
  https: boolean;
  dev: boolean;
}

/** The security headers of the answer to a request for `url`, with a new nonce for a page. */
export function securityHeadersFor(url: string, { https, dev }: HeaderOptions): SecurityHeaders {
  return {
    ...SECURITY_HEADERS,
    "Content-Security-Policy": DATA.test(url) ? DATA_POLICY : pagePolicy({ dev }),
    ...(https && { "Strict-Transport-Security": HSTS }),
  };
}
