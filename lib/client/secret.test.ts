import { expect, it } from "vitest";
import { newApp } from "@/lib/contracts/app";
import { hasPathSecret, isLocalAddress, pathSecret, withPathSecret } from "./secret";

it("makes secrets that the contract takes and that differ", () => {
  const secrets = Array.from({ length: 200 }, () => pathSecret());
  expect(new Set(secrets).size).toBe(200);
  for (const secret of secrets) {
    expect(secret).toHaveLength(24);
    expect(newApp.safeParse({ sdkAppId: "1", pathSecret: secret }).success).toBe(true);
  }
});

it.each([
  ["http://localhost:3000/api/callback", true],
  ["http://127.0.0.1:3000/", true],
  ["http://192.168.1.4/", true],
  ["http://172.20.0.1/", true],
  ["http://[::1]:3000/", true],
  ["https://rollcall.example.com/api/callback/x", false],
  ["http://172.32.0.1/", false],
  ["http://203.0.113.7/", false],
])("%s is local: %s", (url, local) => {
  expect(isLocalAddress(url)).toBe(local);
});

it("knows an address with a secret at its end", () => {
  expect(hasPathSecret("https://im.example/api/callback/abc-1")).toBe(true);
  expect(hasPathSecret("https://im.example/api/callback/••••1234")).toBe(true);
  expect(hasPathSecret("https://im.example/api/callback")).toBe(false);
  expect(withPathSecret("https://im.example/api/callback/••••1234", "new")).toBe("https://im.example/api/callback/new");
  expect(withPathSecret("https://im.example/api/callback", "new")).toBe("https://im.example/api/callback/new");
  expect(withPathSecret("https://im.example/api/callback/••••", null)).toBe("https://im.example/api/callback");
});
