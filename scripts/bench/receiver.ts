import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildClient, buildConsole, clientIsStale, consoleIsStale } from "@/lib/server/build/build";
import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { env, setDataDir } from "@/lib/server/env";
import { signIn } from "./console";
import { cpuBetween, cpuOf, type CpuSeconds } from "./cpu";
import { ms, percentile } from "./figures";
import { freshness } from "./freshness";
import { load, type Figures, type Manner } from "./load";
import { consoleTokens, openConsoles } from "./open-consoles";
import { startBare, startNaive, startServer, type Server } from "./servers";
import { readStored, untilProcessed } from "./stored";

const SECONDS = 10;
const FLOOD_SECONDS = 60;
const PORT = 4_900;
const STEADY_PER_SECOND = 1_000;
const LATE_PER_SECOND = 300;
/** Open live pages at the steady rate. */
const CONSOLES = [0, 200, 500];

/** One server under full load. What it stores is null if it stores nothing. */
interface Row extends Figures {
  name: string;
  written: { perSecond: number; walBytes: number; tableBytes: number; catchUpSeconds: number } | null;
  cpu: CpuSeconds;
}

/**
 * `npm run bench -- receiver [FLOOD_SECONDS]`: rates, latencies, CPU time by process and bytes an event, of the
 * product, of its route under `next start`, and of two alternatives; then the time from OK to presence. All share this
 * machine and one fresh embedded PostgreSQL, so only the ratios are comparable.
 */
export async function benchReceiver([seconds]: readonly string[]): Promise<void> {
  const flood = seconds === undefined ? FLOOD_SECONDS : Number(seconds);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-bench-"));
  setDataDir(dataDir);
  if (clientIsStale()) await buildClient();
  if (consoleIsStale()) await buildConsole();
  const close = await openDatabase();
  process.env.DATABASE_URL = env().databaseUrl ?? "";
  // The default with the embedded database. With DATABASE_URL, OK waits for the commit.
  process.env.ROLLCALL_ACK ??= "journal";
  try {
    const rows = [await measureBare()];
    const product = await startServer("product", PORT);
    const { url } = product;
    const tokens = await consoleTokens({ url, cookie: await signIn(url) }, Math.max(...CONSOLES));
    await load(url, 2);
    const idle = await freshness(product.url, 100);
    rows.push(await measure("the product", product, flood));
    const steady = [];
    for (const consoles of CONSOLES) {
      const close = consoles === 0 ? null : await openConsoles(url, tokens, consoles);
      steady.push({ consoles, ...(await during(url, STEADY_PER_SECOND)) });
      if (close !== null) console.log(`${consoles} consoles: ${await close()}`);
    }
    const late = await during(url, LATE_PER_SECOND, { late: "yes" });
    const settled = await untilProcessed(0);
    await product.stop();
    const next = await startServer("next", PORT + 1);
    rows.push(await measure("its route under next start", next, SECONDS));
    await next.stop();
    const naive = await startNaive();
    rows.push(await measure("node:http, one Prisma create a request", naive, SECONDS, nothingFollows));
    await naive.stop();
    print(rows);
    console.log("\n| | answers, ms: p50 / p99 / max | failed | from OK to presence, ms: p50 / p95 / max |");
    console.log("|---|---:|---:|---:|");
    console.log(`| at rest | – | – | ${percentiles(idle)} |`);
    for (const { consoles, figures, delays } of steady)
      console.log(`| ${STEADY_PER_SECOND}/s, ${consoles} consoles | ${answersOf(figures)} | ${percentiles(delays)} |`);
    console.log(`| ${LATE_PER_SECOND}/s, 30 days late | ${answersOf(late.figures)} | ${percentiles(late.delays)} |`);
    console.log(`  the late ones are all projected ${settled.toFixed(1)} s afterwards`);
  } finally {
    await disconnect();
    await close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measureBare(): Promise<Row> {
  const bare = await startBare();
  const before = cpuOf(process.pid);
  const figures = await load(bare.url, SECONDS);
  const cpu = cpuBetween(before, cpuOf(process.pid));
  await bare.stop();
  return { ...figures, name: "bare node:http, which stores nothing", written: null, cpu };
}

/** `settle` waits for that many events with all that follows from them, and returns how many seconds it took. */
async function measure(
  name: string,
  { url }: Server,
  seconds: number,
  settle: (events: number) => Promise<number> = untilProcessed,
): Promise<Row> {
  await settle(0);
  const before = { stored: await readStored(), cpu: cpuOf(process.pid) };
  const figures = await load(url, seconds);
  const during = await readStored();
  const catchUpSeconds = await settle(before.stored.events + figures.ok);
  const after = await readStored();
  const events = Math.max(1, after.events - before.stored.events);
  return {
    ...figures,
    name,
    written: {
      perSecond: (during.events - before.stored.events) / seconds,
      walBytes: (after.walBytes - before.stored.walBytes) / events,
      tableBytes: (after.tableBytes - before.stored.tableBytes) / events,
      catchUpSeconds,
    },
    cpu: cpuBetween(before.cpu, cpuOf(process.pid)),
  };
}

/** The alternative stores an event before its answer, and nothing else. What others left in the queues stays there. */
const nothingFollows = () => Promise.resolve(0);

/** Answers at a rate, and beside them the time from OK to presence. */
async function during(url: string, rate: number, manner: Manner = {}): Promise<{ figures: Figures; delays: number[] }> {
  const running = load(url, SECONDS, rate, manner);
  const delays = await freshness(url, 40);
  return { figures: await running, delays };
}

const answersOf = ({ p50, p99, max, failed }: Figures) => `${ms(p50)} / ${ms(p99)} / ${ms(max)} | ${failed}`;

function print(rows: readonly Row[]): void {
  const bare = rows[0]?.perSecond ?? NaN;
  const heads = ["OK/s", "of bare", "written/s", "p50 ms", "p99 ms", "max ms", "failed", "> 2 s", "catch-up s"];
  console.log(`\n| 64 connections | ${[...heads, "WAL B/event", "stored B/event", "CPU µs/event"].join(" | ")} |`);
  console.log(`|---|${"---:|".repeat(heads.length + 2)}---|`);
  for (const row of rows) {
    const { written } = row;
    const cells = [
      ...[row.perSecond, (row.perSecond / bare).toFixed(3), written ? Math.round(written.perSecond) : "–"],
      ...[ms(row.p50), ms(row.p99), ms(row.max), row.failed, row.late, written?.catchUpSeconds.toFixed(1) ?? "–"],
      ...[written ? Math.round(written.walBytes) : "–", written ? Math.round(written.tableBytes) : "–"],
      cpuCell(row),
    ];
    console.log(`| ${[row.name, ...cells].join(" | ")} |`);
  }
  console.log(`\nThe sender itself takes ${rows.map((row) => row.senderMicros.toFixed(0)).join(", ")} µs a request.`);
}

/** What each process took for one event, those that took next to nothing left out. */
function cpuCell({ cpu, ok }: Row): string {
  const micros = [...cpu].map(([name, seconds]) => ({ name, micros: Math.round((seconds * 1e6) / Math.max(1, ok)) }));
  return micros.flatMap((one) => (one.micros < 1 ? [] : [`${one.name} ${one.micros}`])).join(", ");
}

const percentiles = (sorted: readonly number[]) =>
  [0.5, 0.95, 1].map((share) => percentile(sorted, share).toFixed(0)).join(" / ");
