import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildClient, buildConsole, clientIsStale, consoleIsStale } from "@/lib/server/build/build";
import { appNamed } from "@/lib/server/apps/registry";
import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { env, setDataDir } from "@/lib/server/env";
import { connectionsListing } from "@/lib/server/queries/connections/listing";
import { eventsListing } from "@/lib/server/queries/events/listing";
import { selectRows, type Listing } from "@/lib/server/queries/listing";
import { copyOut } from "./copy-out";
import { writeEvents } from "./export-data";
import { APP } from "./callbacks";
import { watchMemory } from "./memory";
import { startServer, type Server } from "./servers";

const PORT = 4_910;
const TOKEN = "benchmark-of-exports-with-32-characters";
const MEGABYTE = 1_000_000;

interface Figures {
  rows: number;
  bytes: number;
  seconds: number;
  /** Resident memory of the product in MB, before and at its peak. Null without it. */
  memory: { before: number; peak: number } | null;
}

/**
 * `npm run bench -- export [EVENTS]`: rows per second of a CSV export over HTTP, and the peak memory of the product,
 * next to PostgreSQL's own COPY of the same query. First the events, then half as many explained connections. Runs on a
 * fresh embedded PostgreSQL with EVENTS (default 1,000,000) generated events.
 */
export async function benchExport([events = "1000000"]: readonly string[]): Promise<void> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-bench-"));
  setDataDir(dataDir);
  process.env.ROLLCALL_API_TOKEN = TOKEN;
  if (clientIsStale()) await buildClient();
  if (consoleIsStale()) await buildConsole();
  const close = await openDatabase();
  process.env.DATABASE_URL = env().databaseUrl ?? "";
  try {
    await writeEvents(Number(events));
    const server = await startServer("product", PORT);
    try {
      print(await measure(server));
    } finally {
      await server.stop();
    }
  } finally {
    await disconnect();
    await close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(server: Server): Promise<[string, Figures][]> {
  const app = await appNamed(APP);
  // The first read fills the caches, so it is not measured.
  await copy(await eventsListing(app, {}));
  return [
    ["events, COPY … TO STDOUT", await copy(await eventsListing(app, {}))],
    ["events, exports/events.csv", await measureExport(server, "events")],
    ["connections, COPY … TO STDOUT", await copy(await connectionsListing(app, {}))],
    ["connections explained, exports/connections.csv", await measureExport(server, "connections")],
  ];
}

/** COPY takes no parameters. Without a filter, the only parameter is the numeric id of the app. */
async function copy(listing: Listing): Promise<Figures> {
  const { text, values } = selectRows(listing);
  const sql = text.replace(/\$(\d+)/g, (_, n) => String(values[Number(n) - 1]));
  const started = performance.now();
  const { rows, bytes } = await copyOut(env().databaseUrl ?? "", sql);
  return { rows, bytes, seconds: (performance.now() - started) / 1000, memory: null };
}

async function measureExport(server: Server, name: string): Promise<Figures> {
  const memory = watchMemory(server.pid);
  const started = performance.now();
  const response = await fetch(`${server.url}/api/v1/exports/${name}.csv?bom=0`, {
    headers: { authorization: `Bearer ${TOKEN}`, "accept-encoding": "identity" },
  });
  if (!response.ok || response.body === null)
    throw new Error(`the export was answered ${response.status}: ${await response.text()}`);
  let [bytes, records] = [0, 0];
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    // No cell of these exports has a line break.
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) records++;
  }
  const seconds = (performance.now() - started) / 1000;
  return { rows: records - 1, bytes, seconds, memory: { before: memory.before, peak: memory.stop() } };
}

function print(rows: readonly [string, Figures][]): void {
  const head = ["rows", "MB", "s", "rows/s", "MB/s", "memory before", "peak, MB"];
  console.log(`\n${"export as CSV".padEnd(48)}${head.map((title) => title.padStart(14)).join("")}`);
  for (const [name, { rows: count, bytes, seconds, memory }] of rows) {
    const cells = [
      count,
      (bytes / MEGABYTE).toFixed(0),
      seconds.toFixed(1),
      Math.round(count / seconds),
      (bytes / MEGABYTE / seconds).toFixed(1),
      memory?.before.toFixed(0) ?? "",
      memory?.peak.toFixed(0) ?? "",
    ];
    console.log(`${name.padEnd(48)}${cells.map((cell) => String(cell).padStart(14)).join("")}`);
  }
}
