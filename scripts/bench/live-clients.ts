import http from "node:http";
import { HOUR, MINUTE } from "@/lib/time/units";

/**
 * A process of its own, so that its work is not the sender's: opens `count` live streams as open consoles do, reads
 * what they bring, and asks beside them what the live page asks. `live-clients.ts URL COOKIE COUNT`, with the cookie of a
 * session; writes "open" when all streams have begun, and a line of JSON when its input ends.
 */
const [url = "", cookie = "", count = "0"] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
/** As browsers ask: where the product compresses a stream, it does so for each; and no two show the same cookies. */
const headersOf = (no: number) => ({ cookie: `${cookie}; console=${no}`, "accept-encoding": "gzip, deflate, br" });
/** The live page's own beat for what does not come by the stream. */
const EVERY_MS = MINUTE;
let begun = 0;
let bytes = 0;
let asked = 0;
let failed = 0;

function watch(no: number): void {
  http
    .get(`${url}/api/v1/live/stream`, { agent, headers: headersOf(no) }, (response) => {
      if (response.statusCode !== 200) failed++;
      if (++begun === Number(count)) process.stdout.write("open\n");
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.on("error", () => failed++);
    })
    .on("error", () => failed++);
}

const nextMinute = () => Math.floor(Date.now() / 60_000 + 1) * 60_000;
const nextHour = () => Math.floor(Date.now() / HOUR + 1) * HOUR;

/** The curve with its incidents, the rates of the last hour, and gaps. */
function ask(no: number): void {
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
      asked++;
      if (response.statusCode !== 200) failed++;
      response.resume();
    })
    .on("error", () => failed++);
}

for (let no = 0; no < Number(count); no++) {
  watch(no);
  // As if the consoles had been opened at some time before.
  setTimeout(() => {
    ask(no);
    setInterval(() => ask(no), EVERY_MS);
  }, Math.random() * EVERY_MS);
}
process.stdin.resume().on("end", () => {
  const { user, system } = process.cpuUsage();
  process.stdout.write(
    `${JSON.stringify({ bytes, asked, failed, cpuSeconds: Math.round((user + system) / 1e5) / 10 })}\n`,
  );
  process.exit();
});
