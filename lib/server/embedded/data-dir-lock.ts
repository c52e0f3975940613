import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { tryLockFile } from "../process/lock-file";
import { StartError } from "../start-error";

/** How long to wait for the previous process to end after a restart. */
const TIMEOUT_MS = 1_000;
const POLL_MS = 50;

/** Another running Rollcall has the data directory. */
export class DataDirInUseError extends StartError {}

/**
 * Locks the data directory with a file that names this process, and returns a function that unlocks it. Throws
 * StartError if another running Rollcall has the lock. PostgreSQL's own lock protects the cluster as well; this one
 * fails early and with a clear message.
 */
export async function lockDataDir(dataDir: string): Promise<() => void> {
  for (const deadline = Date.now() + TIMEOUT_MS; ; await sleep(POLL_MS)) {
    const lock = tryLockFile(path.join(dataDir, "rollcall.pid"));
    if (typeof lock === "function") return lock;
    if (Date.now() < deadline) continue;
    throw new DataDirInUseError(
      `Rollcall already runs on the data directory ${dataDir} (process ${lock.pid}): ` +
        "stop it first, or set ROLLCALL_DATA_DIR to another directory.",
    );
  }
}
