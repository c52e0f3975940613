import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../log";
import { StartError } from "../start-error";
import { isAlive, commandLineOf } from "./process-info";

const POLL_MS = 20;
/** A fast shutdown writes a checkpoint, which may take its time; an immediate one is over at once. */
const PATIENCE: [NodeJS.Signals, number][] = [
  ["SIGINT", 60_000],
  ["SIGQUIT", 10_000],
];

/** A name for the server of this cluster that its command line shows, so that no other process is taken for it. */
export function clusterName(cluster: string): string {
  const { dev, ino } = fs.statSync(cluster, { bigint: true });
  return `rollcall-${dev}-${ino}`;
}

/**
 * Ends a server that still runs on `cluster` although its Rollcall is dead, and removes the lock file that a crash
 * of the machine left behind. A process is only signalled when its command line names this cluster, for after a
 * crash its number may belong to anybody. Throws StartError when the server is not ours, or does not end.
 */
export async function stopStalePostmaster(cluster: string, log: Log): Promise<void> {
  const file = path.join(cluster, "postmaster.pid");
  if (!fs.existsSync(file)) return;
  const pid = Number(fs.readFileSync(file, "utf8").split("\n")[0]);
  const command = pid > 0 && isAlive(pid) ? commandLineOf(pid) : "";
  if (command.includes(`cluster_name=${clusterName(cluster)} `)) return stop(pid, log);
  if (/postgres|postmaster/.test(command) && !command.includes("cluster_name=rollcall-"))
    throw new StartError(`Another PostgreSQL (process ${pid}) seems to run on ${cluster}: stop it first.`);
  fs.rmSync(file, { force: true });
}

async function stop(pid: number, log: Log): Promise<void> {
  log.warn({ pid }, "ending the PostgreSQL of an earlier start");
  for (const [signal, patience] of PATIENCE) {
    const deadline = Date.now() + patience;
    if (isAlive(pid)) process.kill(pid, signal);
    while (isAlive(pid) && Date.now() < deadline) await sleep(POLL_MS);
    if (!isAlive(pid)) return;
  }
  throw new StartError(`The PostgreSQL of an earlier start (process ${pid}) does not end: stop it by hand.`);
}
