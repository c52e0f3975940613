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
  for (;;) {
    try {
      fs.writeFileSync(file, content, { flag: "wx" });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
    const [pid = "", start = ""] = fs.existsSync(file) ? fs.readFileSync(file, "utf8").split("\n") : [];
    if (start !== "" && startTimeOf(Number(pid)) === start && isAlive(Number(pid))) return { pid: Number(pid) };
    fs.rmSync(file, { force: true });
  }
}
