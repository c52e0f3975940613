import fs from "node:fs";
import { errorCode } from "./start-error";

/**
 * Creates a file that only its owner can read, with all of its content or not at all. Returns false if it exists: two
 * processes that create it at the same time get one file.
 */
export function createPrivateFile(name: string, text: string): boolean {
  const draft = `${name}.${process.pid}`;
  fs.writeFileSync(draft, text, { mode: 0o600, flush: true });
  try {
    fs.linkSync(draft, name);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  } finally {
    fs.rmSync(draft);
  }
}

/** Replaces a file by one that only its owner can read. A crash leaves the old one or the new one. */
export function replacePrivateFile(name: string, text: string): void {
  const draft = `${name}.new`;
  fs.rmSync(draft, { force: true });
  fs.writeFileSync(draft, text, { mode: 0o600, flush: true });
  fs.renameSync(draft, name);
}
