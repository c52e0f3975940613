import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { StartError } from "@/lib/server/start-error";

const SIMULATION = ["--direct", "--app", "1400000000", "--users", "100", "--backfill", "9d", "--incident"];

/**
 * Makes a data directory with nine simulated days of one app, an incident included, and passes it to `measure`. The
 * directory is removed afterwards. Throws StartError.
 */
export async function withSampleData<T>(measure: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "rollcall-bench-"));
  try {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/simulate.ts", ...SIMULATION], {
      env: { ...process.env, ROLLCALL_DATA_DIR: dataDir, DATABASE_URL: "" },
      stdio: ["ignore", "ignore", "inherit"],
    });
    await once(child, "exit");
    if (child.exitCode !== 0) throw new StartError(`The simulation ended with ${child.exitCode}.`);
    return await measure(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
