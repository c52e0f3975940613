import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError, errorCode } from "../start-error";
import { isAlive, startTimeOf } from "./process-info";

/** How long to wait for the previous process to end after a restart. */
const TIMEOUT_MS = 1_000;
const POLL_MS = 50;

/**
 * Locks the data directory with a file that names this process, and returns a function that unlocks it. The file of a
 * process that ended is replaced. Throws StartError if another running Rollcall has the lock. PostgreSQL's own lock
 * protects the cluster as well; this one fails early and with a clear message.
 */
export async function lockDataDir(dataDir: string): Promise<() => void> {
  const file = path.join(dataDir, "rollcall.pid");
  const content = `${process.pid}\n${startTimeOf(process.pid)}\n`;
  for (const deadline = Date.now() + TIMEOUT_MS; ;) {
    try {
      fs.writeFileSync(file, content, { flag: "wx" });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
    const [pid = "", start = ""] = fs.existsSync(file) ? fs.readFileSync(file, "utf8").split("\n") : [];
    if (start === "" || startTimeOf(Number(pid)) !== start || !isAlive(Number(pid))) fs.rmSync(file, { force: true });
    else if (Date.now() < deadline) await sleep(POLL_MS);
    else
      throw new StartError(
        `Rollcall already runs on the data directory ${dataDir} (process ${pid}): ` +
          "stop it first, or set ROLLCALL_DATA_DIR to another directory.",
      );
  }
}
