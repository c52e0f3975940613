import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, it } from "vitest";
import { isHttps, normalizeForwarded, proxyTrust, type TrustedProxies } from "./forwarded";

function request(headers: Record<string, string>): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: "192.0.2.1" });
  return Object.assign(new IncomingMessage(socket), { headers: { host: "rollcall", ...headers } });
}

const claims = {
  "x-forwarded-for": "10.0.0.1, 203.0.113.7",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  "x-real-ip": "10.0.0.1",
  forwarded: "for=10.0.0.1",
};

/** What is left of a request after normalization. */
function normalized(trusted: TrustedProxies, headers: Record<string, string>) {
  const req = request(headers);
  normalizeForwarded(req, proxyTrust(trusted));
  return req.headers;
}

it("removes what a client claims about itself", () => {
  expect(normalized(0, claims)).toEqual({ host: "rollcall", "x-forwarded-for": "192.0.2.1" });
  expect(normalized(["10.0.0.0/8", "loopback"], claims)).toEqual({
    host: "rollcall",
    "x-forwarded-for": "192.0.2.1",
  });
});

it("believes a trusted proxy", () => {
  expect(normalized(1, claims)).toEqual({ host: "rollcall", ...claims, "x-forwarded-for": "203.0.113.7" });
});

// An attacker sends the first part. Proxies append the address that they see.
const SPOOFED = "127.0.0.1, 198.51.100.9";
it.each<[TrustedProxies, string | null, string]>([
  [0, SPOOFED, "192.0.2.1"],
  [1, null, "192.0.2.1"],
  [1, `${SPOOFED}, 203.0.113.7`, "203.0.113.7"],
  [1, `${SPOOFED},203.0.113.7`, "203.0.113.7"],
  [2, `${SPOOFED}, 203.0.113.7, 10.0.0.3`, "203.0.113.7"],
  [3, `${SPOOFED}, 203.0.113.7, 10.0.0.2, 10.0.0.3`, "203.0.113.7"],
  // Fewer proxies than the setting says.
  [3, "203.0.113.7", "203.0.113.7"],
  [["192.0.2.1"], `${SPOOFED}, 203.0.113.7`, "203.0.113.7"],
  [["192.0.2.0/24", "uniquelocal"], `${SPOOFED}, 203.0.113.7, 10.0.0.2, 10.0.0.3`, "203.0.113.7"],
  // All of them are proxies.
  [["192.0.2.0/24", "uniquelocal"], "10.0.0.2, 10.0.0.3", "10.0.0.2"],
  [["10.0.0.0/8"], `${SPOOFED}, 203.0.113.7`, "192.0.2.1"],
  // Ports, IPv6, and what is no address.
  [1, `${SPOOFED}, 203.0.113.7:5123`, "203.0.113.7"],
  [1, `${SPOOFED}, [2001:db8::1]:5123`, "2001:db8::1"],
  [1, `${SPOOFED}, 2001:db8::1`, "2001:db8::1"],
  [1, `${SPOOFED}, unknown`, "192.0.2.1"],
])("with %j as proxies takes from %j the address %s", (trusted, chain, address) => {
  const headers = normalized(trusted, chain === null ? {} : { "x-forwarded-for": chain });
  expect(headers["x-forwarded-for"]).toBe(address);
});

it("survives a connection that is closed already", () => {
  const req = new IncomingMessage(new Socket());
  normalizeForwarded(req, proxyTrust(1));
  expect(req.headers["x-forwarded-for"]).toBe("");
});

it("takes the scheme from the nearest proxy", () => {
  const schemes = [undefined, "http", "https", "https, http", "http, HTTPS", "httpsx"];
  const found = schemes.map((proto) => isHttps(request(proto === undefined ? {} : { "x-forwarded-proto": proto })));
  expect(found).toEqual([false, false, true, false, true, false]);
});
