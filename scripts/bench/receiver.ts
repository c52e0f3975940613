import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildClient, buildConsole, clientIsStale, consoleIsStale } from "@/lib/server/build/build";
import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { env, setDataDir } from "@/lib/server/env";
import { freshness } from "./freshness";
import { load, type Figures } from "./load";
import { startNaive, startServer, type Server } from "./servers";

const SECONDS = 10;
const PORT = 4_900;
const STEADY_PER_SECOND = 1_000;

/**
 * `npm run bench -- receiver`: callbacks stored per second, by both adapters and by the obvious alternative, and the
 * time until presence shows them. Sender and product share this machine and one fresh embedded PostgreSQL, so only the
 * ratios are comparable.
 */
export async function benchReceiver(): Promise<void> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-bench-"));
  setDataDir(dataDir);
  if (clientIsStale()) await buildClient();
  if (consoleIsStale()) await buildConsole();
  const close = await openDatabase();
  process.env.DATABASE_URL = env().databaseUrl ?? "";
  try {
    const product = await startServer("product", PORT);
    const idle = await freshness(product.url, 200);
    const ours = await load(product.url, SECONDS);
    const [steady, saturated] = [await during(product.url, STEADY_PER_SECOND), await during(product.url)];
    await product.stop();
    const rows: [string, Figures][] = [["node adapter, group commit", ours]];
    rows.push(["web adapter, group commit", await measure(await startServer("next", PORT + 1))]);
    rows.push(["node:http, one Prisma create a request", await measure(await startNaive())]);
    print(rows);
    console.log("\ntime from the answer to presence, ms: p50 / p95 / max");
    const states: [string, number[]][] = [
      ["idle", idle],
      [`at ${STEADY_PER_SECOND} callbacks/s`, steady],
      ["saturated", saturated],
    ];
    for (const [state, delays] of states) console.log(`  ${state.padEnd(24)}${percentiles(delays)}`);
  } finally {
    await disconnect();
    await close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

async function during(url: string, rate?: number): Promise<number[]> {
  const running = load(url, SECONDS, rate);
  const delays = await freshness(url, 40);
  await running;
  return delays;
}

async function measure(server: Server): Promise<Figures> {
  const figures = await load(server.url, SECONDS);
  await server.stop();
  return figures;
}

function print(rows: readonly [string, Figures][]): void {
  const slowest = Math.min(...rows.map(([, figures]) => figures.perSecond));
  const titles = ["per s", "ratio", "p50 ms", "p99 ms", "failed"].map((title) => title.padStart(9)).join("");
  console.log(`\n${"stored callbacks, 64 connections".padEnd(42)}${titles}`);
  for (const [name, { perSecond, p50, p99, failed }] of rows) {
    const cells = [perSecond, `${(perSecond / slowest).toFixed(1)} ×`, p50, p99, failed];
    console.log(`${name.padEnd(42)}${cells.map((cell) => String(cell).padStart(9)).join("")}`);
  }
}

function percentiles(sorted: readonly number[]): string {
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  return `${at(0.5)} / ${at(0.95)} / ${at(1)}`;
}
