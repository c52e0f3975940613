import { execFile, type ExecFileException } from "node:child_process";
import fs from "node:fs";
import { bareEnv } from "../env";
import { errorCode } from "../start-error";

/** The operating system's user that runs PostgreSQL; null for the current one. PostgreSQL refuses to run as root. */
export type OsUser = { uid: number; gid: number } | null;

const NOBODY = { uid: 65534, gid: 65534 };

/** The user for `cluster`. For root: the owner of the cluster if it exists, else nobody. */
export function osUserFor(cluster: string): OsUser {
  if (process.getuid?.() !== 0) return null;
  const { uid, gid } = fs.statSync(cluster, { throwIfNoEntry: false }) ?? NOBODY;
  return uid === 0 ? NOBODY : { uid, gid };
}

/**
 * The -D argument of PostgreSQL's programs, which are started in the cluster's directory. Another user may not be
 * allowed to pass the directories above it, such as /root. On Linux, /proc/self/cwd needs no such permission.
 */
export function dataDirArgument(cluster: string): string {
  return process.platform === "linux" ? "/proc/self/cwd" : cluster;
}

export type Finished = { code: number | null; error: string; output: string };

/** Runs a program as `user` in `cwd` with `input`. Never rejects: `error` of the result tells what failed. */
export function runAs(program: string, args: string[], user: OsUser, cwd: string, input = ""): Promise<Finished> {
  const options = { ...user, cwd, env: bareEnv(), encoding: "utf8" as const, maxBuffer: 1 << 24 };
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
