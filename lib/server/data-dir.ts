import fs from "node:fs";
import path from "node:path";
import { StartError, errorCode } from "./start-error";

/**
 * Makes the data directory if it is missing, and proves that it can be written. Others may pass through it, for
 * the database of a root start runs under another account, but not list it. Throws StartError.
 */
export function ensureDataDir(dataDir: string): void {
  const probe = path.join(dataDir, `.write-${process.pid}`);
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    fs.writeFileSync(probe, "");
    fs.rmSync(probe);
  } catch (error) {
    throw new StartError(
      `The data directory ${dataDir} cannot be written (${errorCode(error)}): ` +
        "make it writable for the user that starts Rollcall, or set ROLLCALL_DATA_DIR to another directory.",
      { cause: error },
    );
  }
}
