import http from "node:http";
import { HOUR, MINUTE } from "@/lib/time/units";

/**
 * Runs in its own process, so that its CPU time is separate from the sender's. Opens `count` live streams like open
 * consoles, reads them, and sends the other requests of the live page. Usage: `live-clients.ts URL TOKENS COUNT`, with
 * API tokens that take turns. Prints "open" when all streams have begun, and a line of JSON when its input ends.
 */
const [url = "", list = "", count = "0"] = process.argv.slice(2);
const tokens = list.split(",");
const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
/** Browsers accept compression, and the product compresses each stream separately. No two have the same cookies. */
const headersOf = (no: number) => ({
  authorization: `Bearer ${tokens[no % tokens.length]}`,
  cookie: `console=${no}`,
  "accept-encoding": "gzip, deflate, br",
});
/** Interval at which the live page reads what the stream does not bring. */
const INTERVAL_MS = MINUTE;
let opened = 0;
let bytes = 0;
let requests = 0;
let failed = 0;

function openStream(no: number): void {
  http
    .get(`${url}/api/v1/live/stream`, { agent, headers: headersOf(no) }, (response) => {
      if (response.statusCode !== 200) failed++;
      if (++opened === Number(count)) process.stdout.write("open\n");
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.on("error", () => failed++);
    })
    .on("error", () => failed++);
}

const nextMinute = () => Math.floor(Date.now() / 60_000 + 1) * 60_000;
const nextHour = () => Math.floor(Date.now() / HOUR + 1) * HOUR;

/** Requests the curve with its incidents, the rates of the last hour, and the gaps. */
function requestAll(no: number): void {
  const get = (path: string, from: number, to: number, more = "") => read(no, path, from, to, more);
  get("stats/online", nextHour() - 7 * HOUR, nextHour(), "&bucket=5m");
  get("stats/incidents", nextHour() - 7 * HOUR, nextHour());
  get("stats/events", nextMinute() - HOUR, nextMinute(), "&bucket=1m");
  get("ingest/history", nextMinute() - 3 * HOUR, nextMinute(), "&bucket=15m");
}

function read(no: number, path: string, from: number, to: number, more: string): void {
  const range = `from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`;
  http
    .get(`${url}/api/v1/${path}?${range}${more}`, { agent, headers: headersOf(no) }, (response) => {
      requests++;
      if (response.statusCode !== 200) failed++;
      response.resume();
    })
    .on("error", () => failed++);
}

for (let no = 0; no < Number(count); no++) {
  openStream(no);
  // A random start, as if the consoles had been opened at different times.
  setTimeout(() => {
    requestAll(no);
    setInterval(() => requestAll(no), INTERVAL_MS);
  }, Math.random() * INTERVAL_MS);
}
process.stdin.resume().on("end", () => {
  const { user, system } = process.cpuUsage();
  process.stdout.write(
    `${JSON.stringify({ bytes, requests, failed, cpuSeconds: Math.round((user + system) / 1e5) / 10 })}\n`,
  );
  process.exit();
});
