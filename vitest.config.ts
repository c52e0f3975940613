import os from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

// A zone with an offset, so that a local time taken for UTC shows. The workers inherit it.
process.env.TZ ??= "Asia/Shanghai";

const alias = { "@": path.resolve(import.meta.dirname) };
const server = ["lib/server/**/*.test.ts", "scripts/**/*.test.ts", "app/api/**/*.test.ts"];

export default defineConfig({
  test: {
    pool: "forks",
    // The tests of the server wait more than they reckon.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["docs/**/*.test.ts", "lib/**/*.test.ts", "components/**/*.test.{ts,tsx}", "app/**/*.test.ts"],
          exclude: server,
          // Properties and simulated days reckon for seconds; a machine that is busy with a browser takes longer.
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
