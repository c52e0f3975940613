import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../log";
import { StartError } from "../start-error";
import { isAlive, commandLineOf } from "../process/process-info";

const POLL_MS = 20;
/** The time for a fast shutdown, which writes a checkpoint, and for an immediate one. */
const SHUTDOWNS: [NodeJS.Signals, number][] = [
  ["SIGINT", 60_000],
  ["SIGQUIT", 10_000],
];

/** The server's cluster_name, which its command line shows and by which its process is recognized. */
export function clusterName(cluster: string): string {
  const { dev, ino } = fs.statSync(cluster, { bigint: true });
  return `rollcall-${dev}-${ino}`;
}

/**
 * Stops a server that still runs on `cluster` although its Rollcall ended, and removes the lock file that a crash of
 * the machine left. A process gets a signal only if its command line names this cluster, because its number may have
 * been reused. Throws StartError if the server is not ours or does not stop.
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
  for (const [signal, timeoutMs] of SHUTDOWNS) {
    const deadline = Date.now() + timeoutMs;
    if (isAlive(pid)) process.kill(pid, signal);
    while (isAlive(pid) && Date.now() < deadline) await sleep(POLL_MS);
    if (!isAlive(pid)) return;
  }
  throw new StartError(`The PostgreSQL of an earlier start (process ${pid}) does not end: stop it by hand.`);
}
