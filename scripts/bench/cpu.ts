import fs from "node:fs";

/** CPU seconds by the name of a process. */
export type CpuSeconds = ReadonlyMap<string, number>;

const TICKS_PER_SECOND = 100;

interface Running {
  pid: number;
  parent: number;
  name: string;
  seconds: number;
}

/** A process and all its children. Empty on systems without /proc. */
export function processTree(root: number): Running[] {
  const all = fs.existsSync("/proc/self/stat") ? fs.readdirSync("/proc").flatMap(readProcess) : [];
  const tree = new Set([root]);
  // Parents have lower numbers than their children, except after a wrap. Three rounds find those too.
  for (let round = 0; round < 3; round++) for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
  return all.filter(({ pid }) => tree.has(pid));
}

/**
 * The CPU time that a process and all its children have used so far, by name; PostgreSQL's processes count together.
 * Children that have ended are not counted.
 */
export function cpuOf(root: number): CpuSeconds {
  const sums = new Map<string, number>();
  for (const { name, seconds } of processTree(root)) sums.set(name, (sums.get(name) ?? 0) + seconds);
  return sums;
}

/** What was used between two readings. */
export const cpuBetween = (before: CpuSeconds, after: CpuSeconds): CpuSeconds =>
  new Map([...after].map(([name, seconds]) => [name, seconds - (before.get(name) ?? 0)]));

function readProcess(entry: string): Running[] {
  if (!/^\d+$/.test(entry)) return [];
  try {
    const stat = fs.readFileSync(`/proc/${entry}/stat`, "utf8");
    const command = fs.readFileSync(`/proc/${entry}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    // The second field is a name in brackets, which may contain spaces.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const seconds = (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    return [{ pid: Number(entry), parent: Number(fields[1]), name: nameOf(command), seconds }];
  } catch {
    return []; // It has ended meanwhile.
  }
}

/** PostgreSQL, or the file that a Node process runs: the last one named, as loaders come before it. */
function nameOf(command: string): string {
  const [program = ""] = command.split(" ");
  if (program.includes("postgres")) return "PostgreSQL";
  const file = command.split(" ").findLast((word) => /\.(ts|js|mjs)$/.test(word)) ?? program;
  return file.split("/").slice(-2).join("/");
}
