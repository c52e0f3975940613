import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

/**
 * Runs Prisma's command line; true when it succeeded. It fetches a schema engine before any command, also before
 * those that never use one, as `generate`: pointed at a file that exists, it does not.
 */
export function prisma(args: string[], stdio: "inherit" | "pipe" = "inherit"): { ok: boolean; output: string } {
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const offline = {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const result = spawnSync(process.execPath, [cli, ...args], { stdio, encoding: "utf8", env: { ...offline, ...process.env } });
  return { ok: result.status === 0, output: `${result.stdout ?? ""}${result.stderr ?? ""}` };
}
