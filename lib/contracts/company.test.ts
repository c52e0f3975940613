import { expect, it } from "vitest";
import { testCompany } from "./company";

const isIssuer = (issuer: string) => testCompany.safeParse({ issuer }).success;

it.each(["https://login.example.com/a", "http://127.0.0.1:9000", "http://localhost", "http://[::1]:80/x"])(
  "takes %s as an issuer",
  (issuer) => expect(isIssuer(issuer)).toBe(true),
);

it.each([
  "",
  "login.example.com",
  "http://[",
  "ftp://localhost",
  "http://localhost.example.com",
  "http://::1@a.example",
])("refuses %s as an issuer, without failing", (issuer) => expect(isIssuer(issuer)).toBe(false));
