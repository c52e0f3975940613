import fs from "node:fs";
import path from "node:path";

/** Whether a process runs. Without a parent that reaps it, a process that has ended keeps its id. Linux only. */
export function isRunning(pid: number | null): boolean {
  if (pid === null) return false;
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(fs.readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** The child of a front that runs this program; null if it is not running. Linux only. */
export function childPid(front: number, name: "console" | "writer"): number | null {
  const found = children(front).find((pid) => {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(path.join(name, "process.ts"));
    } catch {
      return false; // It has ended meanwhile.
    }
  });
  return found ?? null;
}

function children(pid: number): number[] {
  try {
    return fs.readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number);
  } catch {
    return []; // It has ended meanwhile.
  }
}
