import { execFile, type ExecFileException } from "node:child_process";
import fs from "node:fs";
import { bareEnv } from "../env";
import { errorCode } from "../start-error";

/** The account that PostgreSQL runs under; null: our own. PostgreSQL refuses to run as root. */
export type OsUser = { uid: number; gid: number } | null;

const NOBODY = { uid: 65534, gid: 65534 };

/** As root: the owner of the cluster where there is one, else nobody. */
export function osUserFor(cluster: string): OsUser {
  if (process.getuid?.() !== 0) return null;
  const { uid, gid } = fs.statSync(cluster, { throwIfNoEntry: false }) ?? NOBODY;
  return uid === 0 ? NOBODY : { uid, gid };
}

/**
 * How PostgreSQL is told its data directory. Under another account it may not be allowed to pass the directories
 * above, /root for example. The working directory is inherited without that check, and Linux lets every process
 * follow /proc/self/cwd to its own; so the processes are started in the cluster and told no other path.
 */
export function dataDirArgument(cluster: string): string {
  return process.platform === "linux" ? "/proc/self/cwd" : cluster;
}

export type Finished = { code: number | null; error: string; output: string };

/** Runs one program to its end as `account`, in `cwd`, with `input`; never throws, `error` says what went wrong. */
export function runAs(program: string, args: string[], account: OsUser, cwd: string, input = ""): Promise<Finished> {
  const options = { ...account, cwd, env: bareEnv(), encoding: "utf8" as const, maxBuffer: 1 << 24 };
  return new Promise((resolve) => {
    const done = (failure: ExecFileException | Error | null, output = "", error = "") => {
      const code = failure === null ? 0 : null;
      resolve({ code, output, error: error.trim() || errorCode(failure) || (failure?.message ?? "") });
    };
    try {
      const child = execFile(program, args, options, done);
      child.stdin?.on("error", () => child.stdin?.destroy());
      child.stdin?.end(input);
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
