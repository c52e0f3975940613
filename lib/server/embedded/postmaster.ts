import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { bareEnv } from "../env";
import { dataDirArgument, type OsUser } from "./os-user";
import { clusterName } from "./stale-postmaster";

/**
 * A running server. `exited` resolves with its exit code. `stop` shuts it down and waits; after `withinMs` the shutdown
 * is forced, and the next start recovers all committed data from the WAL.
 */
export type Postmaster = {
  exited: Promise<number | null>;
  stop(withinMs?: number): Promise<void>;
  hasExited(): boolean;
};

/**
 * A shell that runs the server and a reader of a pipe whose other end only this process has. When this process ends in
 * any way, the pipe closes and the reader stops the server. The shell has a session of its own and ignores signals, so
 * that Ctrl-C does not stop the server before the requests are finished. The front runs before the server, because it
 * answers callbacks without it.
 */
const WATCHDOG = `trap '' HUP INT TERM
nice -n 2 "$0" "$@" & server=$!
(read -r never; kill -INT $server 2>/dev/null) <&3 & reader=$!
wait $server; code=$?
kill -KILL $reader 2>/dev/null
exit $code`;

const STOP_MS = 60_000;

export type Settings = Record<string, string>;

export function spawnPostmaster(
  native: string,
  cluster: string,
  user: OsUser,
  settings: Settings,
  logFile: string,
): Postmaster {
  const all = {
    ...settings,
    cluster_name: clusterName(cluster),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
  };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const program = path.join(native, "bin", "postgres");
  const args = ["-c", WATCHDOG, program, "-D", dataDirArgument(cluster), ...options];
  const output = fs.openSync(logFile, "a", 0o600);
  const child = spawn("/bin/sh", args, {
    ...user,
    cwd: cluster,
    env: bareEnv(),
    detached: true,
    stdio: ["ignore", output, output, "pipe"],
  });
  fs.closeSync(output);
  const pipe = child.stdio[3] as Writable;
  // If the server ended by itself, the reader has closed the pipe.
  pipe.on("error", () => pipe.destroy());
  const exited = new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
    child.once("error", () => resolve(null));
  });
  let over = false;
  void exited.then(() => (over = true));
  const stop = async (withinMs = STOP_MS) => {
    const pid = postmasterPid(cluster);
    pipe.end();
    const giveUp = new AbortController();
    const late = sleep(withinMs, true, { signal: giveUp.signal }).catch(() => false);
    const forced = await Promise.race([exited.then(() => false), late]);
    giveUp.abort();
    if (forced && pid !== null) process.kill(pid, "SIGQUIT");
    await exited;
  };
  return { exited, stop, hasExited: () => over };
}

function postmasterPid(cluster: string): number | null {
  const file = path.join(cluster, "postmaster.pid");
  return fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8").split("\n")[0]) : null;
}
