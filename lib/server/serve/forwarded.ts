import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import proxyAddr from "proxy-addr";

/** The proxies whose headers are believed: how many stand in front, or their addresses and ranges. */
export type TrustedProxies = number | readonly string[];

/** Whether an address is a trusted proxy. Hop 0 is the connection itself, hop 1 the last address that it names. */
export type ProxyTrust = (address: string, hop: number) => boolean;

/** Compiles the setting. Throws TypeError if one of the addresses is none. */
export function proxyTrust(trusted: TrustedProxies): ProxyTrust {
  return typeof trusted === "number" ? (_, hop) => hop < trusted : proxyAddr.compile([...trusted]);
}

/** Headers by which a proxy, or a client, says where a request came from. */
const isClaim = (name: string) => name === "forwarded" || name === "x-real-ip" || name.startsWith("x-forwarded-");

/**
 * Sets `x-forwarded-for` to the one address that limits and the audit can trust: from the end of the chain, the first
 * that is no trusted proxy. If the connection itself comes from no trusted proxy, removes all other headers by which a
 * client could claim an address, a host or a scheme.
 */
export function normalizeForwarded(req: IncomingMessage, trust: ProxyTrust): void {
  const { remoteAddress } = req.socket;
  // A connection that is closed already has no address.
  const chain = remoteAddress === undefined ? [] : proxyAddr.all(req, trust).map(bareAddress);
  if (remoteAddress === undefined || !trust(remoteAddress, 0))
    for (const name of Object.keys(req.headers)) if (isClaim(name)) delete req.headers[name];
  req.headers["x-forwarded-for"] = chain.findLast((address) => isIP(address) !== 0) ?? "";
}

/** Some proxies append the port: `203.0.113.7:5123`, `[2001:db8::1]:5123`. */
const bareAddress = (text: string) => /^\[?([\da-f:.]+?)\]?(?:(?<=\]|^[\d.]+):\d+)?$/i.exec(text)?.[1] ?? text;

/** Whether the client uses HTTPS, as the nearest proxy says. Call normalizeForwarded before. */
export function isHttps({ headers }: IncomingMessage): boolean {
  const protocols = headers["x-forwarded-proto"];
  return typeof protocols === "string" && protocols.split(",").at(-1)?.trim().toLowerCase() === "https";
}
