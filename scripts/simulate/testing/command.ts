import { execFile } from "node:child_process";
import { ownerUrl } from "@/lib/server/testing/owner";

/** Runs `npm run simulate -- --app 1400000000 …` in the environment of the test. */
export function simulate(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const command = ["--import", "tsx", "scripts/simulate.ts", "--app", "1400000000", ...args];
  const env = { ...process.env, ROLLCALL_MIGRATE_URL: ownerUrl() };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}
