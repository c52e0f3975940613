import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, it } from "vitest";
import { normalizeForwarded } from "./forwarded";

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

it("removes what a client claims about itself", () => {
  const req = request(claims);
  normalizeForwarded(req, false);
  expect(req.headers).toEqual({ host: "rollcall", "x-forwarded-for": "192.0.2.1" });
});

it("takes the last address from a trusted proxy", () => {
  const req = request(claims);
  normalizeForwarded(req, true);
  expect(req.headers).toEqual({ host: "rollcall", ...claims, "x-forwarded-for": "203.0.113.7" });
});

it("takes the address of the connection if the proxy names none", () => {
  const req = request({});
  normalizeForwarded(req, true);
  expect(req.headers["x-forwarded-for"]).toBe("192.0.2.1");
});

it("takes the last of any number of addresses", () => {
  const req = request({ "x-forwarded-for": "10.0.0.1, 10.0.0.2,203.0.113.7" });
  normalizeForwarded(req, true);
  expect(req.headers["x-forwarded-for"]).toBe("203.0.113.7");
});

it("survives a connection that is closed already", () => {
  const req = new IncomingMessage(new Socket());
  normalizeForwarded(req, true);
  expect(req.headers["x-forwarded-for"]).toBe("");
});
