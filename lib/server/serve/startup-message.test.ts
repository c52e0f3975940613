import { expect, it } from "vitest";
import { parseEnv } from "../env";
import { startupMessage } from "./startup-message";

it("says where everything is, and prints the one-time link at the first start only", () => {
  const env = parseEnv({ HOST: "0.0.0.0" }, "/srv");
  const first = startupMessage({ env, port: 3001, embedded: true, setupToken: "a+b", generatedSecrets: [] });
  expect(first).toContain("http://127.0.0.1:3001/api/callback");
  expect(first).toContain("http://127.0.0.1:3001/setup?token=a%2Bb");
  expect(first).toContain("/srv/.data");
  expect(first).toContain("set ROLLCALL_PUBLIC_URL or\n  ROLLCALL_ALLOWED_HOSTS");
  expect(startupMessage({ env, port: 3001, embedded: true, setupToken: null, generatedSecrets: [] })).not.toContain(
    "/setup",
  );
});

it("uses the public address and keeps the database's password to itself", () => {
  const source = { DATABASE_URL: "postgresql://u:hidden@db:5432/x", ROLLCALL_PUBLIC_URL: "https://im.example.com" };
  const text = startupMessage({
    env: parseEnv(source),
    port: 3000,
    embedded: false,
    setupToken: null,
    generatedSecrets: [],
  });
  expect(text).toContain("https://im.example.com/api/callback");
  expect(text).toContain("db:5432/x");
  expect(text).not.toContain("hidden");
});

it("prints the secret addresses of new apps", () => {
  const generatedSecrets = [{ sdkAppId: "1400000000", pathSecret: "abc" }];
  const text = startupMessage({ env: parseEnv({}), port: 3000, embedded: true, setupToken: null, generatedSecrets });
  expect(text).toContain("1400000000  http://127.0.0.1:3000/api/callback/abc\n");
});
