import fs from "node:fs";
import path from "node:path";
import { env } from "./env";
import { StartError, errorCode } from "./start-error";

/** The folder of the journals. */
export const journalRoot = (): string => path.join(env().dataDir, "journal");

/**
 * Creates the data directory if it is missing, and checks that it can be written. Other users may pass through it but
 * not list it, because root runs the database as another user. Throws StartError.
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
