import { z } from "zod";
import { MAX_PASSWORD_LENGTH, MIN_TOKEN_LENGTH } from "@/lib/contracts/values";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { keyOf, type Key } from "./encryption/key";
import { proxyTrust, type TrustedProxies } from "./serve/forwarded";
import { ConfigError } from "./start-error";

/** Parses `value`, or throws ConfigError with one sentence that names the variable and what is expected. */
function parse<T>(name: string, expected: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ConfigError(`${name} is ${JSON.stringify(value)}, but it must be ${expected}.`);
}

/** A port; 0 lets the system choose one. */
export function portOf(value: string): number {
  const port = z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65535));
  return parse("PORT", "a whole number from 0 to 65535", port, value);
}

/** The address of a PostgreSQL. It is not in the error message, because it contains a password. */
export function databaseUrlOf(name: string, value: string | null): string | null {
  if (value === null || (/^postgres(ql)?:\/\/[^/]/.test(value) && URL.canParse(value))) return value;
  throw new ConfigError(
    `${name} is not the address of a PostgreSQL: expected is postgresql://user:password@host:5432/database.`,
  );
}

/** An API token to create at start. It is not in the error message. */
export function apiTokenOf(value: string | null): string | null {
  if (value === null || value.length >= MIN_TOKEN_LENGTH) return value;
  throw new ConfigError(
    `ROLLCALL_API_TOKEN is too short: it needs at least ${MIN_TOKEN_LENGTH} characters, such as those of ` +
      "`openssl rand -hex 16`.",
  );
}

/** An app to create at start if it is missing. */
export interface AppAtStart {
  sdkAppId: string;
  token: string | null;
  /** The secret part of the callback's path; null for none. */
  pathSecret: string | null;
  /** Whether to generate a path secret. */
  generatesSecret: boolean;
}

/** An app whose callbacks must have this secret in their path. */
export interface GeneratedSecret {
  sdkAppId: string;
  pathSecret: string;
}

/**
 * A comma-separated list of `SDKAppID[:token[:secret]]`. The token may be empty. The secret `-` means none. Without a
 * token and a secret, one is generated, so that nobody else can send callbacks.
 */
export function appsOf(value: string): AppAtStart[] {
  const apps = listOf(value).map((part) => {
    const [, sdkAppId, token = "", secret] = /^(\d{1,20})(?::([^:]*)(?::(-|[A-Za-z0-9-]{1,64}))?)?$/s.exec(part) ?? [];
    if (sdkAppId !== undefined) {
      const pathSecret = secret === undefined || secret === "-" ? null : secret;
      return { sdkAppId, token: token || null, pathSecret, generatesSecret: !token && secret === undefined };
    }
    const shown = JSON.stringify(part.split(":")[0]);
    throw new ConfigError(
      `ROLLCALL_APPS holds ${shown}, but each of its comma-separated parts must be SDKAppID, SDKAppID:token or ` +
        "SDKAppID:token:secret. The SDKAppID is a number. The secret has letters, digits and hyphens; one hyphen " +
        "means that there is none.",
    );
  });
  const twice = apps.find((one, index) => apps.findIndex((other) => other.sdkAppId === one.sdkAppId) < index);
  if (twice) throw new ConfigError(`ROLLCALL_APPS names the SDKAppID ${twice.sdkAppId} twice: name each app once.`);
  return apps;
}

/**
 * Both or neither of the two. The password is never part of a message. Whether it is strong enough is checked where the
 * administrator is created (auth/first-admin.ts): the setting of an older installation must not stop it.
 */
export function adminOf(email: string | null, password: string | null): { email: string; password: string } | null {
  if (email === null && password === null) return null;
  if (email === null || password === null) {
    const [has, lacks] = email === null ? ["PASSWORD", "EMAIL"] : ["EMAIL", "PASSWORD"];
    throw new ConfigError(`ROLLCALL_ADMIN_${has} is set without ROLLCALL_ADMIN_${lacks}: set both or neither.`);
  }
  parse("ROLLCALL_ADMIN_EMAIL", "an e-mail address", z.email().max(255), email);
  if (password.length > MAX_PASSWORD_LENGTH)
    throw new ConfigError(`ROLLCALL_ADMIN_PASSWORD must have at most ${MAX_PASSWORD_LENGTH} characters.`);
  return { email, password };
}

/** Tencent allows no `?`, `&`, `$` or `!` in a callback address: docs/protocol.md "Request". */
export function publicUrlOf(value: string | null): string | null {
  if (value === null) return null;
  const address = z.url({ protocol: /^https?$/ }).regex(/^[^?&$!#\s]+$/);
  const expected = "an http or https address without query, such as https://rollcall.example.com";
  return parse("ROLLCALL_PUBLIC_URL", expected, address, value).replace(/\/+$/, "");
}

/** A comma-separated list of keys. They are never part of a message. */
export function secretKeysOf(value: string | null): Key[] | null {
  if (value === null) return null;
  const keys = value.split(",").map((part) => keyOf(part.trim()));
  if (!keys.includes(null)) return keys.filter((key) => key !== null);
  throw new ConfigError(
    "ROLLCALL_SECRET_KEY is no key: expected are 32 bytes in hex or base64, as `openssl rand -base64 32` prints, " +
      "or several keys, separated by commas, the newest first.",
  );
}

/** `on` or `off`, in the usual spellings. */
export function switchOf(name: string, value: string): boolean {
  const words = z.stringbool({ truthy: ["on", "true", "yes", "1"], falsy: ["off", "false", "no", "0"] });
  return parse(name, "on or off", words, value);
}

const MAX_HOPS = 10;

/**
 * `off`, `on` (one proxy), how many proxies stand in front, or their addresses and ranges, separated by commas.
 * `loopback`, `linklocal` and `uniquelocal` name the ranges of these kinds.
 */
export function trustedProxiesOf(value: string): TrustedProxies {
  const word = { off: 0, false: 0, no: 0, on: 1, true: 1, yes: 1 }[value.toLowerCase()];
  const hops = word ?? (/^\d{1,2}$/.test(value) ? Number(value) : null);
  if (hops !== null && hops <= MAX_HOPS) return hops;
  const addresses = listOf(value);
  try {
    proxyTrust(addresses);
    if (hops === null) return addresses;
  } catch {
    // The message below says what is expected.
  }
  throw new ConfigError(
    `ROLLCALL_TRUST_PROXY is ${JSON.stringify(value)}, but it must be off, on, a number of proxies up to ` +
      `${MAX_HOPS}, or their addresses, such as loopback, 10.0.0.0/8.`,
  );
}

/** Names of hosts, separated by commas: `rollcall.example.com`, `*.example.com`, or `*` for any. */
export function hostsOf(value: string): string[] {
  const hosts = listOf(value.toLowerCase());
  const wrong = hosts.find((host) => !/^(\*|(\*\.)?[a-z\d_-]+(\.[a-z\d_-]+)*)$/.test(host));
  if (wrong === undefined) return hosts;
  throw new ConfigError(
    `ROLLCALL_ALLOWED_HOSTS has ${JSON.stringify(wrong)}, but each of its comma-separated parts must be a name ` +
      "without scheme and port, such as rollcall.example.com or *.example.com.",
  );
}

const listOf = (value: string) =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

const LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** The levels of pino. */
export function logLevelOf(value: string): string {
  return parse("ROLLCALL_LOG_LEVEL", `one of ${LEVELS.join(", ")}`, z.enum(LEVELS), value);
}

/** Whether the audit goes to standard output. */
export function auditStdoutOf(value: string): "off" | "json" {
  return parse("ROLLCALL_AUDIT_STDOUT", "off or json", z.enum(["off", "json"]), value);
}

/** `journal` or `database`. */
export function ackOf(value: string): "journal" | "database" {
  return parse("ROLLCALL_ACK", "journal or database", z.enum(["journal", "database"]), value);
}

const BYTES: Record<string, number> = { "": 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

/** A number of bytes, such as `1073741824`, `512MiB` or `1 GiB`. */
export function bytesOf(name: string, value: string): number {
  const [, digits, unit = ""] = /^(\d{1,15})\s*(KiB|MiB|GiB)?$/.exec(value) ?? [];
  const bytes = Number(digits) * (BYTES[unit] ?? NaN);
  if (bytes > 0) return bytes;
  throw new ConfigError(
    `${name} is ${JSON.stringify(value)}, but it must be a number of bytes, such as 512MiB or 1GiB.`,
  );
}

const DURATIONS: Record<string, number> = { m: MINUTE, h: HOUR, d: DAY };
const LONGEST_MS = 365 * DAY;

/** A time such as `30m`, `12h` or `7d`, from a minute to 365 days, in milliseconds. */
export function durationOf(name: string, value: string): number {
  const [, digits, unit = ""] = /^(\d{1,6})\s*([mhd])$/.exec(value) ?? [];
  const ms = Number(digits) * (DURATIONS[unit] ?? NaN);
  if (ms > 0 && ms <= LONGEST_MS) return ms;
  throw new ConfigError(
    `${name} is ${JSON.stringify(value)}, but it must be a time up to 365 days, such as 30m, 12h or 7d.`,
  );
}

/** A whole number above 0. */
export function countOf(name: string, value: string): number {
  return parse(
    name,
    "a whole number from 1 to 9999999",
    z
      .string()
      .regex(/^[1-9]\d{0,6}$/)
      .transform(Number),
    value,
  );
}
