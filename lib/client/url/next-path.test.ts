import fc from "fast-check";
import { expect, it } from "vitest";
import { nextPath, signInHref } from "./next-path";

it.each([
  "/user?id=a%2Fb&app=14",
  "/events?range=7d&user=%E7%94%A8",
  "/incident?from=2026-11-26T01:26:00.000Z&to=2026-11-26T02:00:00.000Z",
  "/setup#tokens",
  "/users?q=%2F%2Fevil.example",
])("keeps the address of a page: %s", (path) => {
  expect(nextPath(path)).toBe(path);
});

it.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "\\/evil.example",
  "https:evil.example",
  "https://evil.example/live",
  "javascript:alert(1)",
  "data:text/html,x",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "%2F%2Fevil.example",
  " //evil.example",
  "evil.example",
  "/sign-in?next=/live",
  "/api/auth/sign-out",
  "",
  null,
  undefined,
  ["/live"],
  `/users?q=${"x".repeat(4_000)}`,
])("leads to the live page instead of %j", (asked) => {
  expect(nextPath(asked)).toBe("/live");
});

it("never leaves the origin, and means the same when it is read again", () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom("/", "\\", ".", "%", "2F", "a", ":", "\t", "@") }),
  );
  fc.assert(
    fc.property(text, (rest) => {
      const path = nextPath(`/${rest}`);
      expect(new URL(path, "https://console.example").origin).toBe("https://console.example");
      expect(nextPath(path)).toBe(path);
    }),
  );
});

it("asks for the page in the address of the sign-in", () => {
  expect(signInHref("/user?id=a&_rsc=x1")).toBe("/sign-in?next=%2Fuser%3Fid%3Da");
  expect(signInHref("//evil.example")).toBe("/sign-in");
});
