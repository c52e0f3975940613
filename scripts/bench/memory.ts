import { execFileSync } from "node:child_process";

const EVERY_MS = 100;

/** Watches the resident memory of a process, in MB: what it had at the beginning, and its most by the time of `stop`. */
export function watchMemory(pid: number): { before: number; stop: () => number } {
  const now = () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;
  const before = now();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, now())), EVERY_MS);
  return {
    before,
    stop: () => {
      clearInterval(timer);
      return Math.max(most, now());
    },
  };
}
