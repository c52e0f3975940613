import { expect, it } from "vitest";
import { allClaims } from "./claims";

const idToken = { sub: "1", email: "ada@example.com", email_verified: true, groups: ["a"] };

it("takes the user info before the id token, but for the subject", () => {
  expect(allClaims(idToken, { sub: "2", groups: ["b"] })).toEqual({ ...idToken, groups: ["b"] });
});

it("takes no address as verified that only another one is", () => {
  expect(allClaims(idToken, { email: "eve@example.com" }).email_verified).toBeUndefined();
  expect(allClaims(idToken, { email: "eve@example.com", email_verified: true }).email_verified).toBe(true);
  expect(allClaims(idToken, { email: "ada@example.com" }).email_verified).toBe(true);
});
