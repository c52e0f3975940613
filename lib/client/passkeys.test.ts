import { expect, it } from "vitest";
import { faultOf, passkeyObstacle } from "./passkeys";

const place = { isSecureContext: true, hostname: "rollcall.example.com", hasPasskeys: true };

it.each([
  ["rollcall.example.com", {}, null],
  ["example.com", {}, null],
  [null, {}, "ip"],
  ["other.example.com", {}, "host"],
  ["call.example.com", {}, "host"],
  ["rollcall.example.com", { isSecureContext: false, hasPasskeys: false }, "insecure"],
  ["rollcall.example.com", { hasPasskeys: false }, "unsupported"],
] as const)("passkeys of %s, in a browser at rollcall.example.com with %o: %s", (host, differs, expected) => {
  expect(passkeyObstacle(host, { ...place, ...differs })).toBe(expected);
});

it.each([
  [new DOMException("", "NotAllowedError"), "cancelled"],
  [new DOMException("", "InvalidStateError"), "known"],
  [new DOMException("", "SecurityError"), "host"],
  [new Error("WebAuthn is not supported in this browser"), "unsupported"],
])("%s is %s", (error, fault) => {
  expect(faultOf(error)).toBe(fault);
});
