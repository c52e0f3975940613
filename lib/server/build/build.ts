import fs from "node:fs";
import { createRequire } from "node:module";
import { fingerprint, isCurrent } from "./fingerprint";
import { runNode } from "./run-node";
import { runPrisma } from "./prisma";

const CLIENT = "lib/server/db/generated";
const CLIENT_STAMP = `${CLIENT}/.built-from`;
const CLIENT_SOURCES = ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"];
const CONSOLE_STAMP = ".next/.built-from";
/** Everything that Next reads, except the environment: no variable is fixed at build time. */
const CONSOLE_SOURCES = [
  ...["app", "components", "lib", "public", "proxy.ts", "instrumentation.ts"],
  ...["next.config.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json", "prisma/schema.prisma"],
];

/** Whether Prisma's client is missing or was generated from another schema. */
export function clientIsStale(): boolean {
  return !isCurrent(CLIENT_STAMP, fingerprint(CLIENT_SOURCES));
}

/** Generates Prisma's client. Throws StartError with the output of the tool. */
export async function buildClient(): Promise<void> {
  const figure = fingerprint(CLIENT_SOURCES);
  await runPrisma(["generate"]);
  fs.writeFileSync(CLIENT_STAMP, figure);
}

/** Whether the console's build is missing or was built from other sources. */
export function consoleIsStale(): boolean {
  return !isCurrent(CONSOLE_STAMP, consoleFingerprint());
}

/** Builds the console with Next.js; needs Prisma's client. Throws StartError with the output of the tool. */
export async function buildConsole(): Promise<void> {
  const figure = consoleFingerprint();
  fs.rmSync(CONSOLE_STAMP, { force: true });
  await runNode([next(), "build"], { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  fs.writeFileSync(CONSOLE_STAMP, figure);
}

/** Generates the types of the routes and next-env.d.ts, which the type check needs, without a build. */
export async function buildRouteTypes(): Promise<void> {
  await runNode([next(), "typegen"], { NEXT_TELEMETRY_DISABLED: "1" });
}

function consoleFingerprint(): string {
  return fingerprint(CONSOLE_SOURCES, [CLIENT]);
}

function next(): string {
  return createRequire(import.meta.url).resolve("next/dist/bin/next");
}
