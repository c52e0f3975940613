import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { startConsole, type Console } from "./console";
import { APP, load, type Figures } from "./load";
import { consoleOptions } from "./options";

const CONSOLES = 500;
const SECONDS = 20;
/** A rate that is busy, not saturated: what people feel. */
const STEADY = 1_000;

/**
 * `npm run bench -- console-load`: callbacks stored a second and how long their answers take, with no console open and
 * with 500, on a fresh database, in turns. Sender, consoles and product share this machine: what the consoles' own
 * process takes of it is told.
 */
export async function benchConsoleLoad(args: readonly string[]): Promise<void> {
  const { port } = consoleOptions(args);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-bench-"));
  const product = await startConsole(dataDir, port, { ROLLCALL_APPS: APP });
  try {
    await load(product.url, 5);
    const rows: [string, Figures][] = [];
    // In turns: a machine that grows slower must not be taken for the consoles.
    for (const consoles of [0, CONSOLES, 0, CONSOLES]) {
      const close = consoles === 0 ? null : await openConsoles(product, consoles);
      rows.push([`${consoles} consoles, as fast as answered`, await load(product.url, SECONDS)]);
      rows.push([`${consoles} consoles, ${STEADY}/s`, await load(product.url, SECONDS, STEADY)]);
      if (close !== null) console.log(`the consoles: ${await close()}`);
    }
    console.log("\n| ingestion | stored/s | p50 ms | p99 ms | failed |\n|---|---:|---:|---:|---:|");
    for (const [name, f] of rows) console.log(`| ${name} | ${f.perSecond} | ${f.p50} | ${f.p99} | ${f.failed} |`);
  } finally {
    await product.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Resolves when all are open, with what closes them and tells what they saw. */
async function openConsoles({ url, cookie }: Console, count: number): Promise<() => Promise<string>> {
  const script = path.join(import.meta.dirname, "live-clients.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, url, cookie, String(count)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const line = () => new Promise<string>((resolve) => lines.once("line", resolve));
  await line();
  return () => {
    child.stdin.end();
    return line();
  };
}
