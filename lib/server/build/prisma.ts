import { createRequire } from "node:module";
import { runNode } from "./run-node";

/**
 * Runs Prisma's command line. It fetches a schema engine before any command, also before those that never use one,
 * as `generate`: pointed at a file that exists, it does not.
 */
export function runPrisma(args: string[]): Promise<void> {
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
  return runNode([cli, ...args], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  });
}
