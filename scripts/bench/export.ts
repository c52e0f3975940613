import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildClient, buildConsole, clientIsStale, consoleIsStale } from "@/lib/server/build/build";
import { appFor } from "@/lib/server/apps/registry";
import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { env, setDataDir } from "@/lib/server/env";
import { connectionsListing } from "@/lib/server/queries/connections/listing";
import { eventsListing } from "@/lib/server/queries/events/listing";
import { selectRows, type Listing } from "@/lib/server/queries/listing";
import { copyOut } from "./copy-out";
import { writeEvents } from "./export-data";
import { APP } from "./load";
import { watchMemory } from "./memory";
import { startServer, type Server } from "./servers";

const PORT = 4_910;
const TOKEN = "benchmark-of-exports";
const MEGABYTE = 1_000_000;

interface Figures {
  rows: number;
  bytes: number;
  seconds: number;
  /** The server's resident memory in MB, before and at the most; null where no server is in between. */
  memory: { before: number; most: number } | null;
}

/**
 * `npm run bench -- export [EVENTS]`: events a second out of the product as CSV, over HTTP, and the most memory its
 * process takes meanwhile, beside PostgreSQL's own COPY of the same query; then half as many connections, each
 * explained. On a fresh embedded PostgreSQL with EVENTS (1,000,000 unless told) made up for it.
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
  const app = await appFor(APP);
  // The first to read everything also brings it into memory.
  await copy(await eventsListing(app, {}));
  return [
    ["events, COPY … TO STDOUT", await copy(await eventsListing(app, {}))],
    ["events, exports/events.csv", await exported(server, "events")],
    ["connections, COPY … TO STDOUT", await copy(await connectionsListing(app, {}))],
    ["connections explained, exports/connections.csv", await exported(server, "connections")],
  ];
}

/** COPY takes no parameters; the only one without a filter is the app's number. */
async function copy(listing: Listing): Promise<Figures> {
  const { text, values } = selectRows(listing);
  const sql = text.replace(/\$(\d+)/g, (_, n) => String(values[Number(n) - 1]));
  const began = performance.now();
  const { rows, bytes } = await copyOut(env().databaseUrl ?? "", sql);
  return { rows, bytes, seconds: (performance.now() - began) / 1000, memory: null };
}

async function exported(server: Server, name: string): Promise<Figures> {
  const memory = watchMemory(server.pid);
  const began = performance.now();
  const response = await fetch(`${server.url}/api/v1/exports/${name}.csv?bom=0`, {
    headers: { authorization: `Bearer ${TOKEN}`, "accept-encoding": "identity" },
  });
  if (!response.ok || response.body === null)
    throw new Error(`the export was answered ${response.status}: ${await response.text()}`);
  let [bytes, records] = [0, 0];
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    // No cell of these holds a line break.
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) records++;
  }
  const seconds = (performance.now() - began) / 1000;
  return { rows: records - 1, bytes, seconds, memory: { before: memory.before, most: memory.stop() } };
}

function print(rows: readonly [string, Figures][]): void {
  const head = ["rows", "MB", "s", "rows/s", "MB/s", "memory before", "at most, MB"];
  console.log(`\n${"export as CSV".padEnd(48)}${head.map((title) => title.padStart(14)).join("")}`);
  for (const [name, { rows: count, bytes, seconds, memory }] of rows) {
    const cells = [
      count,
      (bytes / MEGABYTE).toFixed(0),
      seconds.toFixed(1),
      Math.round(count / seconds),
      (bytes / MEGABYTE / seconds).toFixed(1),
      memory?.before.toFixed(0) ?? "",
      memory?.most.toFixed(0) ?? "",
    ];
    console.log(`${name.padEnd(48)}${cells.map((cell) => String(cell).padStart(14)).join("")}`);
  }
}
