import fc from "fast-check";
import { expect, it } from "vitest";
import { newTotpSecret, totpCodeAt, totpStepOf, totpUri } from "./totp";

/** RFC 6238, appendix B, with the six digits that every app shows. The secret is the text 12345678901234567890. */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
it.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1234567890, "005924"],
  [20000000000, "353130"],
])("gives the code of RFC 6238 at %d s", (seconds, code) => {
  expect(totpCodeAt(RFC_SECRET, new Date(seconds * 1000))).toBe(code);
});

it("accepts a code for the steps beside it, and says which step it is of", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: -3, max: 3 }), (seconds, off) => {
      const [now, made] = [new Date(seconds * 1000), new Date((seconds + off * 30 + 90) * 1000)];
      const at = new Date(now.getTime() + 90_000);
      const step = totpStepOf(RFC_SECRET, totpCodeAt(RFC_SECRET, made), at);
      // Two steps have the same code once in a million.
      if (Math.abs(off) <= 1) expect(step).toBe(Math.floor(made.getTime() / 30_000));
    }),
  );
});

it("refuses what is no code, and reads one with a space", () => {
  const now = new Date();
  const secret = newTotpSecret();
  const code = totpCodeAt(secret, now);
  expect(totpStepOf(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now)).not.toBeNull();
  for (const wrong of ["", "abcdef", code.slice(1), `${code}0`]) expect(totpStepOf(secret, wrong, now)).toBeNull();
});

it("writes the address that apps read", () => {
  const uri = new URL(totpUri(RFC_SECRET, "ada+1@example.com"));
  expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
    "otpauth:",
    "totp",
    "/Rollcall:ada+1@example.com",
  ]);
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret: RFC_SECRET, issuer: "Rollcall" });
});
