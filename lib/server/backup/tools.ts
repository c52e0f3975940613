import { spawn } from "node:child_process";
import { once } from "node:events";
import { bareEnv } from "../env";
import { StartError, errorCode } from "../start-error";

/** Runs a program of PostgreSQL on the database at `url`. Throws StartError with what it says if it fails. */
export async function runTool(program: "pg_dump" | "pg_restore", args: string[], url: string): Promise<void> {
  const { address, password } = withoutPassword(url);
  // Every user can read a command line, but not the environment.
  const env = { ...bareEnv(), PGPASSWORD: password };
  await run(
    program,
    [...args, `--dbname=${address}`],
    env,
    `${program} is missing: install PostgreSQL's client programs.`,
  );
}

/** Unpacks a tar that is compressed with gzip. Throws StartError. */
export async function unpack(file: string, folder: string): Promise<void> {
  await run("tar", ["-xzf", file, "-C", folder], bareEnv(), "The program tar is missing.");
}

async function run(program: string, args: string[], env: NodeJS.ProcessEnv, missing: string): Promise<void> {
  const child = spawn(program, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "close").catch((error: unknown) => {
    throw errorCode(error) === "ENOENT" ? new StartError(missing, { cause: error }) : error;
  })) as [number | null];
  if (code !== 0) throw new StartError(`${program} failed: ${said.trim()}`);
}

function withoutPassword(url: string): { address: string; password: string } {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = "";
  return { address: address.href, password };
}
