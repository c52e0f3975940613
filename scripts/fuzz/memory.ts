import fs from "node:fs";

const BYTES_PER_MIB = 1024 * 1024;
/** A process may need more than at the first reading: caches fill up to their limits. */
const ALLOWED_MIB = 256;
const ALLOWED_FACTOR = 1.5;

/** Resident memory in MiB by process, as read at some moments. Linux only; elsewhere nothing is read. */
export type MemoryReading = ReadonlyMap<string, number>;

/** Reads the memory of a front, its writer and its console. */
export function readMemory(front: number): MemoryReading {
  const reading = new Map<string, number>();
  for (const pid of [front, ...childrenOf(front)]) {
    const command = readProc(pid, "cmdline").replaceAll("\0", " ");
    const name = pid === front ? "front" : /(writer|console)\/process\.ts/.exec(command)?.[1];
    const kib = /VmRSS:\s+(\d+) kB/.exec(readProc(pid, "status"))?.[1];
    if (name !== undefined && kib !== undefined) reading.set(name, (Number(kib) * 1024) / BYTES_PER_MIB);
  }
  return reading;
}

/** The processes whose memory grew without a bound in sight, between an early and the last reading. */
export function grown(early: MemoryReading, last: MemoryReading): string[] {
  return [...last].flatMap(([name, mib]) => {
    const before = early.get(name) ?? mib;
    return mib > before * ALLOWED_FACTOR + ALLOWED_MIB ? [`${name}: ${before.toFixed(0)} → ${mib.toFixed(0)} MiB`] : [];
  });
}

const childrenOf = (pid: number): number[] =>
  readProc(pid, `task/${pid}/children`).trim().split(" ").filter(Boolean).map(Number);

function readProc(pid: number, file: string): string {
  try {
    return fs.readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // It has ended, or this is not Linux.
  }
}
