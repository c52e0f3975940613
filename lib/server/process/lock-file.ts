import fs from "node:fs";
import { errorCode } from "../start-error";
import { isAlive, startTimeOf } from "./process-info";

/** The process that holds a lock. */
export interface LockHolder {
  pid: number;
}

/**
 * Takes a lock by creating a file that names this process. A file of a process that is gone is replaced.
 * @returns the function that gives the lock back, or the process that holds the lock
 */
export function tryLockFile(file: string): (() => void) | LockHolder {
  const content = `${process.pid}\n${startTimeOf(process.pid)}\n`;
  while (!create(file, content)) {
    const found = read(file);
    const [pid = "", start = ""] = found.split("\n");
    if (start !== "" && startTimeOf(Number(pid)) === start && isAlive(Number(pid))) return { pid: Number(pid) };
    if (fs.existsSync(file)) removeStale(file, found);
  }
  return () => fs.rmSync(file, { force: true });
}

/** Creates the file with its whole content at once. Returns false if there is one. */
function create(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, content);
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/**
 * Removes the file of a process that is gone, under a lock of its own. Without it, one process could remove the file
 * that another has just put in place of the old one.
 */
function removeStale(file: string, content: string): void {
  const lock = tryLockFile(`${file}.stale`);
  if (typeof lock !== "function") return;
  if (read(file) === content) fs.rmSync(file, { force: true });
  lock();
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return "";
    throw error;
  }
}
