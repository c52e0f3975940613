import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * A path for the socket between front and console, in a folder that only this user may enter, and a function that
 * removes it. The data directory is not used, because the path of a socket has at most 103 bytes.
 */
export function makeSocketPath(): { socketPath: string; remove: () => void } {
  if (process.platform === "win32")
    return { socketPath: `\\\\.\\pipe\\rollcall-${randomUUID()}`, remove: () => undefined };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-"));
  return {
    socketPath: path.join(folder, "console.sock"),
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
