import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { errorCode } from "../start-error";

/** Whether a process with this number runs, under any user. A zombie does not count. */
export function isAlive(pid: number): boolean {
  if (process.platform === "linux" && statOf(pid)[0] === "Z") return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** The command line of a process, or an empty string if there is no such process. */
export function commandLineOf(pid: number): string {
  if (process.platform === "linux") return contents(`/proc/${pid}/cmdline`).replaceAll("\0", " ");
  return ps(pid, "command=");
}

/** The start time of a process and the boot it belongs to, which differ if its number was reused. */
export function startTimeOf(pid: number): string {
  if (process.platform !== "linux") return ps(pid, "lstart=");
  const ticks = statOf(pid)[19];
  return ticks === undefined ? "" : `${ticks}@${contents("/proc/sys/kernel/random/boot_id").trim()}`;
}

/** The fields of /proc/<pid>/stat from the third, the state, on. The second is a name and may contain anything. */
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
