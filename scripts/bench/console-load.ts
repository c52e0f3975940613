import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startConsole } from "./console";
import { APP } from "./callbacks";
import { load, type Figures } from "./load";
import { consoleTokens, openConsoles } from "./open-consoles";
import { consoleOptions } from "./options";

const CONSOLES = 500;
const SECONDS = 20;
/** A busy rate below saturation, as in normal operation. */
const STEADY_PER_SECOND = 1_000;

/**
 * `npm run bench -- console-load`: callbacks answered OK per second and latency of their answers, without consoles and
 * with 500 open ones, in turns on a fresh database. Sender, consoles and product share this machine. The CPU time of
 * the consoles' own process is printed.
 */
export async function benchConsoleLoad(args: readonly string[]): Promise<void> {
  const { port } = consoleOptions(args);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-bench-"));
  const product = await startConsole(dataDir, port, { ROLLCALL_APPS: `${APP}::-` });
  try {
    const tokens = await consoleTokens(product, CONSOLES);
    await load(product.url, 5);
    const rows: [string, Figures][] = [];
    // In turns, so that a machine that becomes slower is not blamed on the consoles.
    for (const consoles of [0, CONSOLES, 0, CONSOLES]) {
      const close = consoles === 0 ? null : await openConsoles(product.url, tokens, consoles);
      rows.push([`${consoles} consoles, as fast as answered`, await load(product.url, SECONDS)]);
      rows.push([`${consoles} consoles, ${STEADY_PER_SECOND}/s`, await load(product.url, SECONDS, STEADY_PER_SECOND)]);
      if (close !== null) console.log(`consoles: ${await close()}`);
    }
    console.log("\n| ingestion | OK/s | p50 ms | p99 ms | failed |\n|---|---:|---:|---:|---:|");
    for (const [name, f] of rows) console.log(`| ${name} | ${f.perSecond} | ${f.p50} | ${f.p99} | ${f.failed} |`);
  } finally {
    await product.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}
