import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError, errorCode } from "../start-error";
import { isAlive, startTimeOf } from "./process-info";

/** A restart may come while the one before is still closing. */
const PATIENCE_MS = 1_000;
const POLL_MS = 50;

/**
 * Claims the data directory for this process, by a file that names it, and returns what gives it back. Throws
 * StartError when another Rollcall that lives has it. A file left by a dead one is replaced. The last word against
 * two servers on one cluster is PostgreSQL's own lock; this one is there to say so at once and in one sentence.
 */
export async function lockDataDir(dataDir: string): Promise<() => void> {
  const file = path.join(dataDir, "rollcall.pid");
  const mine = `${process.pid}\n${startTimeOf(process.pid)}\n`;
  for (const deadline = Date.now() + PATIENCE_MS; ;) {
    try {
      fs.writeFileSync(file, mine, { flag: "wx" });
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
