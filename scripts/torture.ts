import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildClient, buildConsole, clientIsStale, consoleIsStale } from "@/lib/server/build/build";
import { setDataDir } from "@/lib/server/env";
import { StartError } from "@/lib/server/start-error";
import { command } from "./support/command";
import { tortureOptions } from "./torture/options";

/**
 * `npm run torture [-- --faults 50 --seed 1 --rate 200 --port 4930 --only TEXT --ack database|journal]`: plays faults
 * on the running product under load, and compares what was answered with what is stored. Exits with 1 if anything is
 * lost, stored twice, or differs from a rebuild, or if an answer or a recovery takes too long. Linux only.
 */
await command(async () => {
  const options = tortureOptions(process.argv.slice(2));
  if (process.platform !== "linux") throw new StartError("npm run torture needs Linux: it finds processes in /proc.");
  process.once("SIGINT", () => process.exit(130));
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-torture-"));
  setDataDir(dataDir);
  process.env.ROLLCALL_LOG_LEVEL ??= "error";
  if (clientIsStale()) await buildClient();
  if (consoleIsStale()) await buildConsole();
  const { torture } = await import("./torture/torture");
  const passed = await torture(dataDir, options);
  if (passed) fs.rmSync(dataDir, { recursive: true, force: true });
  else {
    console.log(`\nThe log of the product is ${path.join(dataDir, "product.log")}.`);
    process.exitCode = 1;
  }
});
