import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { errorCode } from "../start-error";

/** Whether a process of this number lives, be it ours or not. One that only waits to be reaped does not. */
export function isAlive(pid: number): boolean {
  if (process.platform === "linux" && statOf(pid)[0] === "Z") return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** The command line of a process, or an empty string where there is none; on Linux anybody may read it. */
export function commandLineOf(pid: number): string {
  if (process.platform === "linux") return contents(`/proc/${pid}/cmdline`).replaceAll("\0", " ");
  return ps(pid, "command=");
}

/** What tells a process from a later one of the same number: when it started, and under which boot. */
export function startTimeOf(pid: number): string {
  if (process.platform !== "linux") return ps(pid, "lstart=");
  const ticks = statOf(pid)[19];
  return ticks === undefined ? "" : `${ticks}@${contents("/proc/sys/kernel/random/boot_id").trim()}`;
}

/** The fields of /proc/<pid>/stat from the third, the state, on; the second is a name and may hold anything. */
function statOf(pid: number): string[] {
  const stat = contents(`/proc/${pid}/stat`);
  return stat === "" ? [] : stat.slice(stat.lastIndexOf(") ") + 2).split(" ");
}

function contents(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (["ENOENT", "ESRCH", "EACCES"].includes(errorCode(error))) return "";
    throw error;
  }
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync("ps", ["-p", String(pid), "-o", column], { encoding: "utf8" }).trim();
  } catch {
    // ps ends with 1 when there is no such process.
    return "";
  }
}
