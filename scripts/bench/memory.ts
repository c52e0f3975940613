import { execFileSync } from "node:child_process";

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
