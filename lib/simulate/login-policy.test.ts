import { expect, it } from "vitest";
import { CLIENT_PLATFORMS, DEFAULT_POLICY, excludes, maxOn } from "./login-policy";

it("kicks platforms of the same group, in both directions, but never its own", () => {
  expect(excludes(DEFAULT_POLICY, "ios", "android")).toBe(true);
  expect(excludes(DEFAULT_POLICY, "windows", "mac")).toBe(true);
  expect(excludes(DEFAULT_POLICY, "ios", "windows")).toBe(false);
  for (const a of CLIENT_PLATFORMS) {
    expect(excludes(DEFAULT_POLICY, a, a)).toBe(false);
    expect(excludes(DEFAULT_POLICY, a, "web")).toBe(false);
    for (const b of CLIENT_PLATFORMS) expect(excludes(DEFAULT_POLICY, a, b)).toBe(excludes(DEFAULT_POLICY, b, a));
  }
});

it("allows one instance unless the policy says more", () => {
  expect(maxOn(DEFAULT_POLICY, "web")).toBe(1);
  expect(maxOn({ max: { web: 10 }, exclusive: [] }, "web")).toBe(10);
});
