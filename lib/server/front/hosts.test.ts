import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEnv } from "../env";
import { hostCheck, nameOf } from "./hosts";

const checkFor = (source: Record<string, string> = {}) => hostCheck(parseEnv(source), "Server-1");

describe("without a setting, the console answers under", () => {
  const knows = checkFor();

  it.each([
    "127.0.0.1",
    "127.0.0.1:3000",
    "192.168.1.20:3000",
    "[::1]:3000",
    "[fe80::1]",
    "localhost",
    "LOCALHOST:3000",
    "localhost.:3000",
    "rollcall.localhost:3000",
    "server-1:3000",
    "server-1.local",
  ])("%s", (host) => expect(knows(host)).toBe(true));

  it.each([
    undefined,
    "",
    "evil.example",
    "evil.example:3000",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "evillocalhost",
    "server-1.evil.example",
    "127.0.0.1@evil.example",
    "evil.example#localhost",
    "localhost, evil.example",
    "2130706433",
    "127.1",
    "[evil.example]",
    "*",
  ])("not under %s", (host) => expect(knows(host)).toBe(false));
});

it("answers under the public address, the address it listens on, and the names of the setting", () => {
  const knows = checkFor({
    HOST: "rollcall.internal",
    ROLLCALL_PUBLIC_URL: "https://im.example.com:8443/rollcall",
    ROLLCALL_ALLOWED_HOSTS: "rollcall, *.corp.example",
  });
  const known = [
    "rollcall.internal:3000",
    "im.example.com",
    "IM.example.com:8443",
    "rollcall:3000",
    "a.b.corp.example",
  ];
  expect(known.filter((host) => !knows(host))).toEqual([]);
  expect(["corp.example", "evilcorp.example", "x.im.example.com", "*.corp.example"].filter(knows)).toEqual([]);
});

it("answers under every name if the setting says so", () => {
  expect(checkFor({ ROLLCALL_ALLOWED_HOSTS: "*" })("evil.example")).toBe(true);
});

it("reads from a header nothing that a page must escape", () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      expect(nameOf(header) ?? "").toMatch(/^[a-z\d_.:-]*$/);
    }),
  );
});
