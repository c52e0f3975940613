import os from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

// A zone with an offset, so that a local time mistaken for UTC fails a test. The workers inherit it.
process.env.TZ ??= "Asia/Shanghai";

const alias = { "@": path.resolve(import.meta.dirname) };
/** These need a database. */
const server = ["lib/server/**/*.test.ts", "scripts/simulate/**/*.test.ts", "app/api/**/*.test.ts"];

export default defineConfig({
  test: {
    pool: "forks",
    // The server's tests wait for the database more than they compute.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{docs,lib,scripts}/**/*.test.ts", "components/**/*.test.{ts,tsx}", "app/**/*.test.ts"],
          exclude: server,
          // Properties and simulated days compute for seconds, and longer on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "server",
          include: server,
          globalSetup: ["lib/server/testing/global-setup.ts"],
          setupFiles: ["lib/server/testing/test-database.ts"],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
