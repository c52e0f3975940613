import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { STORED, untilSettled } from "../support/until-settled";
import { APP } from "./callbacks";
import { ADMIN, startConsole, type Console } from "./console";
import { ms } from "./figures";
import { load, sendOne, type Figures, type Manner } from "./load";
import { peakMemory } from "./memory";
import { consoleTokens } from "./open-consoles";
import { consoleOptions } from "./options";

const SECONDS = 6;
const STEADY_PER_SECOND = 500;
const STEADY_SECONDS = 10;
/** As many tokens as these have are shared by the exports and the readers of statistics. */
const CONSOLES = 100;
/** The longest callbacks that are accepted, less their own fields. */
const LONG = 64 * 1024 - 300;
const CASES: Manner[] = [64, 500, 2_000].flatMap((connections) => [
  { connections },
  { connections, close: "yes" as const },
  { connections, padding: LONG },
]);

/**
 * `npm run bench -- overload [--port N --only TEXT]`: callbacks as fast as they are answered over many connections, and
 * what strangers, exports and statistics cost callbacks at a steady rate, with and without them in turns. Sender,
 * strangers and product share this machine.
 */
export async function benchOverload(args: readonly string[]): Promise<void> {
  const { port, only } = consoleOptions(args);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-bench-"));
  const product = await startConsole(dataDir, port, { ROLLCALL_APPS: `${APP}::-` });
  try {
    await load(product.url, 3);
    if ("floods".includes(only)) await benchFloods(product);
    if ("strangers".includes(only)) await benchStrangers(product);
  } finally {
    await product.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

async function benchFloods(product: Console): Promise<void> {
  const heads = [
    "OK/s",
    "FAIL",
    "no answer",
    "p50 ms",
    "p99 ms",
    "max ms",
    "> 2 s",
    "next answer, ms",
    "stored after, s",
  ];
  console.log(`\n| as fast as answered | ${heads.join(" | ")} | peak memory, MB |`);
  console.log(`|---|${"---:|".repeat(heads.length)}---|`);
  for (const manner of CASES) {
    const figures = await load(product.url, SECONDS, undefined, manner);
    const started = performance.now();
    await sendOne(product.url, `after-${started}`, Date.now());
    const next = performance.now() - started;
    await untilSettled(product.url, STORED);
    const stored = (performance.now() - started) / 1_000;
    const cells = [...cellsOf(figures), ms(next), stored.toFixed(1), memory(product)];
    console.log(`| ${nameOf(manner)} | ${cells.join(" | ")} |`);
  }
}

const cellsOf = ({ perSecond, refused, failed, p50, p99, max, late }: Figures) => [
  ...[perSecond, refused, failed - refused],
  ...[ms(p50), ms(p99), ms(max), late],
];

const nameOf = ({ connections, close, padding }: Manner) =>
  `${connections} connections${close === "yes" ? ", a new one each time" : ""}${padding ? ", 64 KiB" : ""}`;

const memory = ({ pid }: Console) => [...peakMemory(pid)].map(([name, mb]) => `${name} ${mb}`).join(", ");

async function benchStrangers(product: Console): Promise<void> {
  const tokens = await consoleTokens(product, CONSOLES);
  console.log(`\n| ${STEADY_PER_SECOND} callbacks/s | OK/s | FAIL | no answer | p50 ms | p99 ms | max ms | > 2 s |`);
  console.log(`|---|${"---:|".repeat(7)}`);
  const said: string[] = [];
  // In turns, so that a machine that becomes slower is not blamed on the strangers.
  for (const [round, strangers] of [false, true, false, true].entries()) {
    const stop = strangers ? startStrangers(product.url, tokens) : null;
    const figures = await load(product.url, STEADY_SECONDS, STEADY_PER_SECOND);
    if (stop !== null) said.push(await stop());
    console.log(`| ${round + 1}: ${strangers ? "with" : "without"} strangers | ${cellsOf(figures).join(" | ")} |`);
  }
  console.log(`\nThe strangers were answered: ${said.join("; ")}\nPeak memory, MB: ${memory(product)}`);
}

/** Starts the strangers. Returns a function that stops them and resolves with what they were answered. */
function startStrangers(url: string, tokens: readonly string[]): () => Promise<string> {
  const script = path.join(import.meta.dirname, "strangers.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, url, tokens.join(), JSON.stringify(ADMIN)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  return async () => {
    child.stdin.end();
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    return line.toString().trim();
  };
}
