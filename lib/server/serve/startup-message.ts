import type { GeneratedSecret } from "../env-values";
import { ownNames } from "../front/hosts";
import type { Env } from "../env";

export type StartupInfo = {
  env: Env;
  port: number;
  embedded: boolean;
  setupToken: string | null;
  generatedSecrets: readonly GeneratedSecret[];
};

/**
 * The message after a start: the addresses, those of new apps with a secret in them, and the one-time link if there is
 * no administrator yet.
 */
export function startupMessage({ env, port, embedded, setupToken, generatedSecrets }: StartupInfo): string {
  const address = env.publicUrl ?? `http://${reachable(env.host)}:${port}`;
  const database = embedded ? `embedded PostgreSQL in ${env.dataDir}` : databaseAddress(env.databaseUrl);
  const lines = [
    "",
    "Rollcall is ready.",
    "",
    `  Console    ${address}/`,
    `  Callbacks  ${address}/api/callback`,
    `  Database   ${database}`,
  ];
  if (env.publicUrl === null && !isLoopback(env.host))
    lines.push(
      "",
      `  By name it opens as ${ownNames().join(" or ")} only. For another name, set ROLLCALL_PUBLIC_URL or`,
      "  ROLLCALL_ALLOWED_HOSTS.",
    );
  if (generatedSecrets.length > 0)
    lines.push(
      "",
      "  These apps have no token. Enter their secret addresses in Tencent's console; others are refused:",
    );
  for (const { sdkAppId, pathSecret } of generatedSecrets)
    lines.push(`  ${sdkAppId}  ${address}/api/callback/${pathSecret}`);
  if (setupToken !== null)
    lines.push(
      "",
      "  There is no administrator yet. Create the first one by this link only. It works once, within 24 hours:",
    );
  if (setupToken !== null) lines.push(`  ${address}/setup?token=${encodeURIComponent(setupToken)}`);
  return [...lines, "", "Ctrl-C stops it.", ""].join("\n");
}

const isLoopback = (host: string) => /^(127\.|::1$|localhost$)/.test(host);

/** An address that a browser on this machine can open. */
function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

/** The host and name of a database, without user and password. */
function databaseAddress(url: string | null): string {
  if (url === null) return "";
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
