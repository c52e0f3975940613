import { createRequire } from "node:module";
import { runNode } from "./run-node";

/**
 * Runs Prisma's command line. Before any command it downloads a schema engine, although `generate` does not use it,
 * unless PRISMA_SCHEMA_ENGINE_BINARY names a file that exists.
 */
export function runPrisma(args: string[]): Promise<void> {
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
  return runNode([cli, ...args], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  });
}
