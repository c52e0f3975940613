import { expect, it } from "vitest";
import { parseEnv } from "../../env";

const SET = {
  ROLLCALL_OIDC_ISSUER: "https://login.example.com",
  ROLLCALL_OIDC_CLIENT_ID: "rollcall",
  ROLLCALL_OIDC_CLIENT_SECRET: "secret",
};

it("reads the company sign-in, and none if nothing is set", () => {
  expect(parseEnv({}).company).toBeNull();
  expect(parseEnv({ ...SET, ROLLCALL_OIDC_ROLES: "admins=administrator; *=viewer@1400000001" }).company).toEqual({
    issuer: "https://login.example.com",
    clientId: "rollcall",
    clientSecret: "secret",
    name: "",
    scopes: "openid profile email",
    claim: "groups",
    roles: [
      { value: "admins", role: "administrator", apps: null },
      { value: "*", role: "viewer", apps: ["1400000001"] },
    ],
    trustEmail: false,
    only: false,
    breakGlass: null,
  });
});

it.each([
  [{ ROLLCALL_OIDC_CLIENT_SECRET: "" }, "ROLLCALL_OIDC_CLIENT_SECRET"],
  [{ ROLLCALL_OIDC_ISSUER: "http://login.example.com" }, "ROLLCALL_OIDC_ISSUER"],
  [{ ROLLCALL_OIDC_ISSUER: "http://localhost.example.com" }, "ROLLCALL_OIDC_ISSUER"],
  [{ ROLLCALL_OIDC_ISSUER: "http://localhost:80@example.com" }, "ROLLCALL_OIDC_ISSUER"],
  [{ ROLLCALL_OIDC_ROLES: "admins=boss" }, "admins=boss"],
  [{ ROLLCALL_OIDC_ONLY: "on" }, "ROLLCALL_OIDC_BREAK_GLASS"],
  [{ ROLLCALL_OIDC_ONLY: "maybe" }, "ROLLCALL_OIDC_ONLY"],
])("refuses %j, and names %s", (other, named) => {
  expect(() => parseEnv({ ...SET, ...other })).toThrow(named);
});
