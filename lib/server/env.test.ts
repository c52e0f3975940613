import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { env, loadDotEnv, parseEnv, setDatabaseUrl, type Source } from "./env";
import { ConfigError } from "./start-error";
import { HOUR, MINUTE } from "@/lib/time/units";

afterEach(() => vi.unstubAllEnvs());

/** The error message for `source`. */
function errorOf(source: Source): string {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("was not refused");
}

describe("parseEnv", () => {
  it("needs nothing", () => {
    expect(parseEnv({}, "/srv/rollcall")).toEqual({
      host: "127.0.0.1",
      port: 3000,
      databaseUrl: null,
      dataDir: "/srv/rollcall/.data",
      apps: [],
      admin: null,
      apiToken: null,
      auditStdout: "off",
      migrateUrl: null,
      personalTokens: true,
      publicUrl: null,
      trustProxy: 0,
      allowedHosts: [],
      metricsToken: null,
      webhookPrivate: false,
      authSecret: null,
      secretKeys: null,
      logLevel: "info",
      ack: "journal",
      journalMaxBytes: 1024 ** 3,
      sessionMaxMs: 12 * HOUR,
      sessionIdleMs: 30 * MINUTE,
      findPerDay: 1000,
      company: null,
    });
  });

  it.each([
    ["off", 0],
    ["ON", 1],
    ["2", 2],
    ["loopback, 10.0.0.0/8,2001:db8::1", ["loopback", "10.0.0.0/8", "2001:db8::1"]],
  ])("takes %s for the trusted proxies", (value, trusted) =>
    expect(parseEnv({ ROLLCALL_TRUST_PROXY: value }).trustProxy).toEqual(trusted),
  );

  it("takes a list of hosts", () =>
    expect(parseEnv({ ROLLCALL_ALLOWED_HOSTS: "Rollcall, *.corp.example" }).allowedHosts).toEqual([
      "rollcall",
      "*.corp.example",
    ]));

  it("treats an empty value as absent", () => {
    const names = ["HOST", "PORT", "DATABASE_URL", "ROLLCALL_APPS", "ROLLCALL_ADMIN_EMAIL", "ROLLCALL_ADMIN_PASSWORD"];
    expect(parseEnv(Object.fromEntries(names.map((name) => [name, ""])))).toEqual(parseEnv({}));
  });

  it.each([
    ["1400000000", { token: null, pathSecret: null, generatesSecret: true }],
    ["1400000000:", { token: null, pathSecret: null, generatesSecret: true }],
    ["1400000000:tok/en", { token: "tok/en", pathSecret: null }],
    ["1400000000:token:a-Secret-1", { token: "token", pathSecret: "a-Secret-1" }],
    ["1400000000::a-Secret-1", { token: null, pathSecret: "a-Secret-1" }],
    ["1400000000:token:-", { token: "token", pathSecret: null }],
    ["1400000000::-", { token: null, pathSecret: null }],
  ])("reads the app %s", (text, app) => {
    const other = { sdkAppId: "1", token: "x", pathSecret: null, generatesSecret: false };
    expect(parseEnv({ ROLLCALL_APPS: `1:x, ${text} ,` }).apps).toEqual([
      other,
      { ...other, sdkAppId: "1400000000", ...app },
    ]);
  });

  it("removes the slash at the end of the public address", () => {
    expect(parseEnv({ ROLLCALL_PUBLIC_URL: "https://im.example.com/rollcall/" }).publicUrl).toBe(
      "https://im.example.com/rollcall",
    );
  });

  it.each([
    [{ PORT: "http" }, /^PORT is "http", but it must be a whole number from 0 to 65535\.$/],
    [{ PORT: "65536" }, /^PORT /],
    [{ DATABASE_URL: "mysql://root:hidden@db/x" }, /^DATABASE_URL is not the address of a PostgreSQL/],
    [{ ROLLCALL_APPS: "myapp:hidden" }, /^ROLLCALL_APPS holds "myapp"/],
    [{ ROLLCALL_APPS: "1:hidden:hid/den" }, /^ROLLCALL_APPS holds "1", but each .* SDKAppID:token:secret/],
    [{ ROLLCALL_APPS: "1,1:hidden" }, /^ROLLCALL_APPS names the SDKAppID 1 twice/],
    [{ ROLLCALL_ADMIN_EMAIL: "a@b.example" }, /set without ROLLCALL_ADMIN_PASSWORD/],
    [{ ROLLCALL_ADMIN_PASSWORD: "hidden-hidden" }, /set without ROLLCALL_ADMIN_EMAIL/],
    [{ ROLLCALL_ADMIN_EMAIL: "nobody", ROLLCALL_ADMIN_PASSWORD: "hidden-hidden" }, /^ROLLCALL_ADMIN_EMAIL is "nobody"/],
    [{ ROLLCALL_ADMIN_EMAIL: "a@b.example", ROLLCALL_ADMIN_PASSWORD: "h".repeat(129) }, /at most 128 characters/],
    [{ ROLLCALL_SESSION_IDLE: "30" }, /^ROLLCALL_SESSION_IDLE is "30", but it must be a time/],
    [{ ROLLCALL_SESSION_MAX: "366d" }, /^ROLLCALL_SESSION_MAX /],
    [{ ROLLCALL_SESSION_MAX: "0h" }, /^ROLLCALL_SESSION_MAX /],
    [{ ROLLCALL_PUBLIC_URL: "rollcall.example.com" }, /^ROLLCALL_PUBLIC_URL is "rollcall.example.com"/],
    [{ ROLLCALL_PUBLIC_URL: "https://a.example/?x=1" }, /without query/],
    [{ ROLLCALL_TRUST_PROXY: "maybe" }, /^ROLLCALL_TRUST_PROXY is "maybe", but it must be off, on, a number of /],
    [{ ROLLCALL_TRUST_PROXY: "11" }, /number of proxies up to 10, or their addresses/],
    [{ ROLLCALL_TRUST_PROXY: "10.0.0.0/33" }, /^ROLLCALL_TRUST_PROXY is "10\.0\.0\.0\/33"/],
    [{ ROLLCALL_FIND_PER_DAY: "0" }, /^ROLLCALL_FIND_PER_DAY is "0", but it must be a whole number/],
    [{ ROLLCALL_ALLOWED_HOSTS: "a.example, http://b.example" }, /^ROLLCALL_ALLOWED_HOSTS has "http:\/\/b\.example"/],
    [{ ROLLCALL_ALLOWED_HOSTS: "a.example:3000" }, /without scheme and port/],
    [{ ROLLCALL_AUTH_SECRET: "hidden" }, /^ROLLCALL_AUTH_SECRET is too short/],
    [{ ROLLCALL_SECRET_KEY: "hidden" }, /^ROLLCALL_SECRET_KEY is no key: .* 32 bytes/],
    [{ ROLLCALL_LOG_LEVEL: "loud" }, /^ROLLCALL_LOG_LEVEL is "loud"/],
  ])("refuses %o in one sentence without secrets", (source: Source, sentence) => {
    const message = errorOf(source);
    expect(message).toMatch(sentence);
    expect(message).not.toContain("hidden");
    expect(message).not.toContain("\n");
  });
});

describe("env", () => {
  it("returns the database that was set later, as the environment does", () => {
    vi.stubEnv("DATABASE_URL", "postgresql://one.example/x");
    expect(env().databaseUrl).toBe("postgresql://one.example/x");
    setDatabaseUrl("postgresql://two.example/x");
    expect(env().databaseUrl).toBe("postgresql://two.example/x");
    expect(process.env.DATABASE_URL).toBe("postgresql://two.example/x");
  });
});

describe("loadDotEnv", () => {
  it("adds variables that are not set, and works without a file", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-dotenv-"));
    loadDotEnv(folder);
    fs.writeFileSync(path.join(folder, ".env"), "ROLLCALL_TEST_A=file\nROLLCALL_TEST_B='two words' # said\n");
    vi.stubEnv("ROLLCALL_TEST_A", "environment");
    vi.stubEnv("ROLLCALL_TEST_B", undefined);
    loadDotEnv(folder);
    expect([process.env.ROLLCALL_TEST_A, process.env.ROLLCALL_TEST_B]).toEqual(["environment", "two words"]);
    fs.rmSync(folder, { recursive: true });
  });
});
