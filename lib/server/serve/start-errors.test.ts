import { spawn } from "node:child_process";
import net from "node:net";
import path from "node:path";
import { beforeEach, expect, it } from "vitest";
import { listen } from "./listen";

/** Starts the product with `settings` and resolves when it has ended. */
function start(settings: Record<string, string>): Promise<{ code: number | null; error: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    env: { ...process.env, PORT: "0", ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let error = "";
  child.stderr.on("data", (chunk: Buffer) => (error += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, error })));
}

const dataDir = process.env.ROLLCALL_DATA_DIR ?? "";
let taken: net.Server;
let port: number;

beforeEach(async () => {
  taken = net.createServer();
  port = await listen(taken, "127.0.0.1", 0);
  return () => void taken.close();
});

it.each([
  ["a value that cannot be used", () => ({ ROLLCALL_APPS: "chat" }), /^ROLLCALL_APPS holds "chat"/],
  ["a port that is taken", () => ({ PORT: String(port) }), /^The port \d+ on 127\.0\.0\.1 is taken/],
  ["an address of another machine", () => ({ HOST: "192.0.2.1" }), /^HOST is "192\.0\.2\.1", but this machine has no/],
  [
    "a data directory that cannot be written",
    () => ({ DATABASE_URL: "", ROLLCALL_DATA_DIR: path.join(process.execPath, "data") }),
    /^The data directory \S+ cannot be written \(ENOTDIR\)/,
  ],
  [
    "a database that cannot be reached",
    () => ({ DATABASE_URL: "postgresql://u:hidden@127.0.0.1:1/x", ROLLCALL_DATA_DIR: dataDir }),
    /^The database at 127\.0\.0\.1:1\/x cannot be reached/,
  ],
])(
  "ends with one sentence and exit code 1 over %s",
  async (_name, settings: () => Record<string, string>, sentence) => {
    const { code, error } = await start(settings());
    expect(error).toMatch(sentence);
    expect(error.trim()).not.toContain("\n");
    expect(error).not.toContain("hidden");
    expect(code).toBe(1);
  },
);
