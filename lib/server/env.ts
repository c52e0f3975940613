import fs from "node:fs";
import path from "node:path";
import type { Key } from "./encryption/key";
import type { TrustedProxies } from "./serve/forwarded";
import { companyOf } from "./auth/oidc/env";
import type { Company } from "./auth/oidc/company";
import { ConfigError } from "./start-error";
import {
  ackOf,
  adminOf,
  apiTokenOf,
  auditStdoutOf,
  appsOf,
  bytesOf,
  countOf,
  durationOf,
  hostsOf,
  databaseUrlOf,
  logLevelOf,
  portOf,
  publicUrlOf,
  secretKeysOf,
  switchOf,
  trustedProxiesOf,
  type AppAtStart,
} from "./env-values";

/** The configuration of one process. Directories are absolute, addresses without a trailing slash. */
export type Env = {
  host: string;
  port: number;
  /** Null until the embedded PostgreSQL has started. */
  databaseUrl: string | null;
  /** The same database as its owner, who migrates; null if the role of `databaseUrl` does. */
  migrateUrl: string | null;
  dataDir: string;
  apps: AppAtStart[];
  admin: { email: string; password: string } | null;
  apiToken: string | null;
  /** Whether people may have API tokens of their own. */
  personalTokens: boolean;
  publicUrl: string | null;
  /** The proxies whose X-Forwarded headers are believed. */
  trustProxy: TrustedProxies;
  /** Names under which the console may be opened, besides its own and that of the public address. */
  allowedHosts: string[];
  metricsToken: string | null;
  /** Whether alerts may be sent to webhooks outside the public internet. */
  webhookPrivate: boolean;
  /** Null: secrets.ts generates one and stores it in the data directory. */
  authSecret: string | null;
  /** The keys that seal secrets, the newest first. Null: keyring.ts keeps them in the data directory. */
  secretKeys: readonly Key[] | null;
  logLevel: string;
  /** Whether entries of the audit go to standard output, and how. */
  auditStdout: "off" | "json";
  /** When OK is said: after the journal's sync, or after the commit. */
  ack: "journal" | "database";
  /** Bytes that the journal may hold. */
  journalMaxBytes: number;
  /** How long a session lasts, in milliseconds: since the sign-in, and since the person last did something. */
  sessionMaxMs: number;
  sessionIdleMs: number;
  /** Users that somebody may find in 24 hours who may not list them. */
  findPerDay: number;
  /** The company sign-in; null if the environment does not set it. */
  company: Company | null;
};

export type Source = Record<string, string | undefined>;

/** Reads a configuration from `source`. An empty value counts as absent. Throws ConfigError. */
export function parseEnv(source: Source, folder = process.cwd()): Env {
  const value = (name: string) => source[name]?.trim() || null;
  if (value("ROLLCALL_MIGRATE_URL") !== null && value("DATABASE_URL") === null)
    throw new ConfigError("ROLLCALL_MIGRATE_URL is set without DATABASE_URL: it names the owner of that database.");
  const secret = value("ROLLCALL_AUTH_SECRET");
  if (secret !== null && secret.length < 32)
    throw new ConfigError("ROLLCALL_AUTH_SECRET is too short: it needs at least 32 characters.");
  return {
    host: value("HOST") ?? "127.0.0.1",
    port: portOf(value("PORT") ?? "3000"),
    databaseUrl: databaseUrlOf("DATABASE_URL", value("DATABASE_URL")),
    migrateUrl: databaseUrlOf("ROLLCALL_MIGRATE_URL", value("ROLLCALL_MIGRATE_URL")),
    dataDir: path.resolve(folder, value("ROLLCALL_DATA_DIR") ?? ".data"),
    apps: appsOf(value("ROLLCALL_APPS") ?? ""),
    admin: adminOf(value("ROLLCALL_ADMIN_EMAIL"), source.ROLLCALL_ADMIN_PASSWORD || null),
    apiToken: apiTokenOf(value("ROLLCALL_API_TOKEN")),
    personalTokens: switchOf("ROLLCALL_PERSONAL_TOKENS", value("ROLLCALL_PERSONAL_TOKENS") ?? "on"),
    publicUrl: publicUrlOf(value("ROLLCALL_PUBLIC_URL")),
    trustProxy: trustedProxiesOf(value("ROLLCALL_TRUST_PROXY") ?? "off"),
    allowedHosts: hostsOf(value("ROLLCALL_ALLOWED_HOSTS") ?? ""),
    metricsToken: value("ROLLCALL_METRICS_TOKEN"),
    webhookPrivate: switchOf("ROLLCALL_WEBHOOK_PRIVATE", value("ROLLCALL_WEBHOOK_PRIVATE") ?? "off"),
    authSecret: secret,
    secretKeys: secretKeysOf(value("ROLLCALL_SECRET_KEY")),
    auditStdout: auditStdoutOf(value("ROLLCALL_AUDIT_STDOUT") ?? "off"),
    logLevel: logLevelOf(value("ROLLCALL_LOG_LEVEL") ?? "info"),
    ack: ackOf(value("ROLLCALL_ACK") ?? (value("DATABASE_URL") === null ? "journal" : "database")),
    journalMaxBytes: bytesOf("ROLLCALL_JOURNAL_MAX", value("ROLLCALL_JOURNAL_MAX") ?? "1GiB"),
    sessionMaxMs: durationOf("ROLLCALL_SESSION_MAX", value("ROLLCALL_SESSION_MAX") ?? "12h"),
    findPerDay: countOf("ROLLCALL_FIND_PER_DAY", value("ROLLCALL_FIND_PER_DAY") ?? "1000"),
    sessionIdleMs: durationOf("ROLLCALL_SESSION_IDLE", value("ROLLCALL_SESSION_IDLE") ?? "30m"),
    company: companyOf(value),
  };
}

let cached: Env | undefined;

/** The configuration of this process. Throws ConfigError if a value cannot be used. */
export function env(): Env {
  return (cached ??= parseEnv(process.env));
}

/**
 * Sets the database of this process, and its address as the owner. It changes the environment because Next.js bundles a
 * second copy of this module, which reads the environment too.
 */
export function setDatabaseUrl(url: string, migrateUrl: string | null = null): void {
  process.env.ROLLCALL_ACK = env().ack;
  process.env.DATABASE_URL = url;
  Object.assign(process.env, withoutOwner());
  if (migrateUrl !== null) process.env.ROLLCALL_MIGRATE_URL = migrateUrl;
  cached = undefined;
}

/** The setting of a process that does not know the owner of the database. */
export const withoutOwner = () => ({ ROLLCALL_MIGRATE_URL: "" });

/** Sets the data directory of this process, for a command that must not use the product's own. */
export function setDataDir(folder: string): void {
  process.env.ROLLCALL_DATA_DIR = folder;
  cached = undefined;
}

/** The environment of PostgreSQL's programs, without secrets and without PostgreSQL's own variables. */
export function bareEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
}

/** The environment of the build tools: that of this process, which may name a proxy, and `settings`. */
export function toolEnv(settings: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...settings };
}

/** Adds the variables of `.env` in the project folder, if there is one. Variables that are already set win. */
export function loadDotEnv(folder = process.cwd()): void {
  const file = path.join(folder, ".env");
  if (fs.existsSync(file)) process.loadEnvFile(file);
}
