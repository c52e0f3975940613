import { Configuration } from "openid-client";
import { expect, it } from "vitest";
import { refuseAllTenants } from "./provider";

const of = (issuer: string) => new Configuration({ issuer }, "rollcall");

it("takes no issuer of everybody's tenants", () => {
  const own = of("https://login.microsoftonline.com/8f0f9e5a/v2.0");
  expect(refuseAllTenants(own)).toBe(own);
  expect(() => refuseAllTenants(of("https://login.microsoftonline.com/{tenantid}/v2.0"))).toThrow("your own tenant");
});
