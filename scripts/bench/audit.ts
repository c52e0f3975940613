import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { usersAnswer } from "@/lib/contracts/users";
import { StartError } from "@/lib/server/start-error";
import { lookRequests, type LookRequests } from "./audit-requests";
import { startConsole, type Console } from "./console";
import { nowOf } from "./endpoint-requests";
import { ms } from "./figures";
import { consoleOptions } from "./options";
import { compareRounds, type Comparison, type Round } from "./rounds";
import { withSampleData } from "./sample-data";

const ROUNDS = 30;
/** Requests under way at the same time, as those of a page. */
const AT_ONCE = 4;
/** The switch is read every 20 ms, and entries of the round before are still being written. */
const SETTLE_MS = 250;

/**
 * `npm run bench -- audit [--data DIR] [--requests N] [--only TEXT]`: what the audit costs those who look at users, as
 * Markdown. One production server answers the same requests with the audit and without, in turns. Every request has an
 * entry, so this is the most that it can cost. Without `--data` it simulates the data.
 */
export async function benchAudit(args: readonly string[]): Promise<void> {
  const { port, only, data, requests } = consoleOptions(args);
  const measure = (dataDir: string) => measureAll(dataDir, { port, only, requests });
  await (args.includes("--data") && data[0] !== undefined ? measure(data[0]) : withSampleData(measure));
}

async function measureAll(dataDir: string, { port, only, requests }: { port: number; only: string; requests: number }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-bench-"));
  const file = path.join(folder, "audit");
  const turn = async (to: "on" | "off") => {
    fs.writeFileSync(file, to);
    await delay(SETTLE_MS);
  };
  fs.writeFileSync(file, "on");
  const product = await startConsole(dataDir, port, {
    NODE_OPTIONS: `--import ${path.join(import.meta.dirname, "audit-switch.mjs")}`,
    BENCH_AUDIT: file,
  });
  try {
    const { users } = await product.read("users?limit=500", usersAnswer);
    const ids = users.map(({ userId }) => userId);
    console.log(
      "| asked for | without: p50 ms | p95 | asked/s | with: p50 ms | p95 | asked/s | time with / without |\n" +
        `|---|${"---:|".repeat(7)}`,
    );
    for (const look of lookRequests(await nowOf(product))) {
      if (look.name.includes(only)) print(look.name, await compare(product, look, { ids, requests, turn }));
    }
  } finally {
    await product.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

interface Setting {
  ids: readonly string[];
  requests: number;
  turn: (to: "on" | "off") => Promise<void>;
}

async function compare(product: Console, look: LookRequests, { ids, requests, turn }: Setting): Promise<Comparison> {
  const round = () => askAll(product, look, ids, requests);
  await round();
  const rounds = [];
  for (let no = 0; no < ROUNDS; no++) {
    const made: Partial<Record<"on" | "off", Round>> = {};
    // Each is the first one as often as the other.
    for (const to of no % 2 === 0 ? (["off", "on"] as const) : (["on", "off"] as const)) {
      await turn(to);
      made[to] = await round();
    }
    if (made.on !== undefined && made.off !== undefined) rounds.push({ on: made.on, off: made.off });
  }
  return compareRounds(rounds);
}

/** Asks `requests` times, for one user after the other. What is asked together counts as one. */
async function askAll(product: Console, look: LookRequests, ids: readonly string[], requests: number): Promise<Round> {
  const samples: number[] = [];
  const started = performance.now();
  let next = 0;
  const asker = async () => {
    while (next < requests) {
      const id = ids[next++ % ids.length] ?? "";
      const before = performance.now();
      const answers = await Promise.all(look.paths(id).map((one) => product.time(one)));
      samples.push(performance.now() - before);
      const failed = answers.find(({ status }) => status !== 200);
      if (failed !== undefined) throw new StartError(`${look.name} answered ${failed.status}.`);
    }
  };
  const { atOnce = AT_ONCE } = look;
  const askers = Math.max(1, Math.floor(atOnce / look.paths("").length));
  await Promise.all(Array.from({ length: askers }, asker));
  return { samples, ms: performance.now() - started };
}

function print(name: string, { off, on, ratio }: Comparison): void {
  const cells = [off, on].flatMap(({ p50, p95, perSecond }) => [ms(p50), ms(p95), perSecond.toFixed(0)]);
  console.log(`| ${[name, ...cells, ratio.toFixed(3)].join(" | ")} |`);
}
