import http from "node:http";

/**
 * A process of its own, so that its work is not the sender's: opens `count` live streams as open consoles do, reads
 * what they bring, and asks beside them what the live page asks. `watchers.ts URL TOKEN COUNT`; writes "open" when all
 * streams have begun, and a line of JSON when its input ends.
 */
const [url = "", token = "", count = "0"] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
/** As browsers ask: where the product compresses a stream, it does so for each of them. */
const headers = { authorization: `Bearer ${token}`, "accept-encoding": "gzip, deflate, br" };
/** The live page's own beat for what does not come by the stream. */
const POLL_MS = 60_000;
let begun = 0;
let bytes = 0;
let asked = 0;
let failed = 0;

function watch(): void {
  http.get(`${url}/api/v1/live/stream`, { agent, headers }, (response) => {
    if (response.statusCode !== 200) failed++;
    if (++begun === Number(count)) process.stdout.write("open\n");
    response.on("data", (chunk: Buffer) => (bytes += chunk.length));
    response.on("error", () => failed++);
  }).on("error", () => failed++);
}

function ask(): void {
  const to = new Date(Math.floor(Date.now() / 60_000) * 60_000);
  const from = new Date(to.getTime() - 6 * 3_600_000);
  const path = `/api/v1/stats/online?from=${from.toISOString()}&to=${to.toISOString()}`;
  http.get(`${url}${path}`, { agent, headers }, (response) => {
    asked++;
    if (response.statusCode !== 200) failed++;
    response.resume();
  }).on("error", () => failed++);
}

for (let no = 0; no < Number(count); no++) {
  watch();
  setTimeout(() => setInterval(ask, POLL_MS), Math.random() * POLL_MS);
}
process.stdin.resume().on("end", () => {
  process.stdout.write(`${JSON.stringify({ bytes, asked, failed })}\n`);
  process.exit();
});
