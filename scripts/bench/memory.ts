import fs from "node:fs";
import { processTree } from "./cpu";

const INTERVAL_MS = 100;

/** Watches the resident memory of a process and its children, in MB, without PostgreSQL. `stop` returns the peak. */
export function watchMemory(root: number): { before: number; stop: () => number } {
  const now = () => [...memoryOf(root, "VmRSS").values()].reduce((sum, mb) => sum + mb, 0);
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

/** The most memory (MB) that each process of a tree has had, by name. */
export const peakMemory = (root: number): Map<string, number> => memoryOf(root, "VmHWM");

/** PostgreSQL's processes share memory: they are left out. */
function memoryOf(root: number, figure: "VmRSS" | "VmHWM"): Map<string, number> {
  const found = new Map<string, number>();
  for (const { pid, name } of processTree(root)) {
    if (name === "PostgreSQL" || !name.endsWith(".ts")) continue;
    try {
      const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
      const kilobytes = Number(new RegExp(`${figure}:\\s+(\\d+)`).exec(status)?.[1]);
      found.set(name, Math.round(kilobytes / 1024));
    } catch {
      continue; // It has ended meanwhile.
    }
  }
  return found;
}
