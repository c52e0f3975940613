import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { processTree } from "./cpu";

const INTERVAL_MS = 100;

/** Watches the resident memory of a process, in MB. `stop` returns the peak. */
export function watchMemory(pid: number): { before: number; stop: () => number } {
  const now = () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;
  const before = now();
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, now())), INTERVAL_MS);
  return {
    before,
    stop: () => {
      clearInterval(timer);
      return Math.max(peak, now());
    },
  };
}

/** The most memory (MB) that each process of a tree has had, by name. Those of PostgreSQL share memory: left out. */
export function peakMemory(root: number): Map<string, number> {
  const peaks = new Map<string, number>();
  for (const { pid, name } of processTree(root)) {
    if (name === "PostgreSQL" || !name.endsWith(".ts")) continue;
    try {
      const peak = /VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
      peaks.set(name, Math.round(Number(peak) / 1024));
    } catch {
      continue; // It has ended meanwhile.
    }
  }
  return peaks;
}
