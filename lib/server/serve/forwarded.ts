import type { IncomingMessage } from "node:http";
import proxyAddr from "proxy-addr";

/**
 * Sets `x-forwarded-for` to one address that the rate limit of the sign-in can trust: the address of the connection or,
 * if `trustProxy`, the one that the proxy appended. Without a trusted proxy, removes all other headers by which a
 * client could claim an address, a host or a scheme.
 */
export function normalizeForwarded(req: IncomingMessage, trustProxy: boolean): void {
  // Hop 0 is the connection itself. Only that one is a trusted proxy.
  const isOpen = req.socket.remoteAddress !== undefined;
  const address = isOpen ? proxyAddr(req, (_, hop) => trustProxy && hop === 0) : "";
  if (!trustProxy)
    for (const name of Object.keys(req.headers))
      if (name === "forwarded" || name === "x-real-ip" || name.startsWith("x-forwarded-")) delete req.headers[name];
  req.headers["x-forwarded-for"] = address;
}
