import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** A running product as its operator sees it: a process, its output, and an address. */
export type Product = {
  url: string;
  dataDir: string;
  /** The one-time link of a first start, or null. */
  setupLink: string | null;
  process: ChildProcess;
  output: () => string;
  /** Ends it as Ctrl-C or a supervisor does. Resolves with its exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** Kills its whole process group at once, like a crash of the machine. */
  kill: () => Promise<void>;
};

/** After this time a start has failed. A start takes seconds, or a minute if the console must be built first. */
const START_MS = 240_000;

/**
 * Starts the product on a free port, without any setting of our own environment. Resolves when it reports that it is
 * ready. Without `dataDir` it gets a new directory, which the caller removes with `removeData`.
 */
export async function startProduct(settings: Record<string, string> = {}, dataDir = newDataDir()): Promise<Product> {
  const { ready, exited, expectEnd, ...started } = spawnProduct(settings, dataDir);
  await ready;
  void exited.then((code) => {
    if (!expectEnd()) console.error(`the product ended by itself with ${code}:\n${started.output()}`);
  });
  return {
    ...started,
    url: /Console\s+(\S+)\//.exec(started.output())?.[1] ?? "",
    dataDir,
    setupLink: /\S+\/setup\?token=\S+/.exec(started.output())?.[0] ?? null,
  };
}

/** A product that may not be ready yet. */
export type StartedProduct = Pick<Product, "process" | "output" | "stop" | "kill"> & {
  /** Resolves when it reports that it is ready; rejects if it ends before, or is not ready in time. */
  ready: Promise<void>;
  exited: Promise<number | null>;
  /** Whether `stop` or `kill` was called. */
  expectEnd: () => boolean;
};

/** Starts the product on a data directory, without any setting of our own environment. */
export function spawnProduct(settings: Record<string, string>, dataDir: string): StartedProduct {
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    env: { ...environmentOf(dataDir), PORT: "0", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
    // In its own process group, so that all its processes can be killed at once.
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exited = once(child, "exit").then(([code]) => code as number | null);
  const killGroup = () => {
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (child.pid !== undefined && !ended) process.kill(-child.pid, "SIGKILL");
  };
  process.once("exit", killGroup);
  void exited.then(() => process.off("exit", killGroup));
  let ending = false;
  return {
    process: child,
    output: () => output,
    ready: waitUntilReady(child, () => output, exited, killGroup),
    exited,
    expectEnd: () => ending,
    stop: async (signal = "SIGTERM") => {
      ending = true;
      child.kill(signal);
      return exited;
    },
    kill: async () => {
      ending = true;
      killGroup();
      await exited;
    },
  };
}

/** The environment of a program that works on a data directory, without any setting of our own environment. */
export function environmentOf(dataDir: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("ROLLCALL_") && !["HOST", "PORT", "DATABASE_URL", "NODE_ENV"].includes(name),
  );
  return { ...Object.fromEntries(inherited), NODE_ENV: "production", ROLLCALL_DATA_DIR: dataDir };
}

async function waitUntilReady(
  child: ChildProcess,
  output: () => string,
  exited: Promise<number | null>,
  kill: () => unknown,
): Promise<void> {
  const done = new Promise<void>((resolve) => {
    child.stdout?.on("data", () => output().includes("Ctrl-C stops it.") && resolve());
  });
  const ended = exited.then((code) => {
    throw new Error(`the product ended with ${code}:\n${output()}`);
  });
  ended.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const gaveUp = new Promise<void>((_resolve, reject) => {
    timer = setTimeout(() => {
      kill();
      reject(new Error(`the product was not ready after ${START_MS} ms:\n${output()}`));
    }, START_MS);
  });
  await Promise.race([done, ended, gaveUp]).finally(() => clearTimeout(timer));
}

export function newDataDir(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-e2e-"));
}

export function removeData(dataDir: string): void {
  fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
