import net from "node:net";
import { parseArgs } from "node:util";
import { callbackOf } from "./callbacks";
import { percentile } from "./figures";

/**
 * Runs in its own process, so that its CPU time is separate. Sends distinct callbacks over keep-alive connections, one
 * request in flight on each, as fast as they are answered or at a rate. It costs some 15 µs a request, so that it is
 * not what is measured. Prints one line of JSON, as load.ts reads it.
 */
const { values } = parseArgs({
  options: {
    port: { type: "string" },
    seconds: { type: "string", default: "10" },
    rate: { type: "string" },
    salt: { type: "string", default: "0" },
    connections: { type: "string", default: "64" },
    padding: { type: "string", default: "0" },
    /** A new connection for each request. */
    close: { type: "string", default: "no" },
    /** Callbacks of 30 days ago. */
    late: { type: "string", default: "no" },
  },
});
const connections = Number(values.connections);
const options = { padding: Number(values.padding), close: values.close === "yes", late: values.late === "yes" };
const port = Number(values.port);
const milliseconds = Number(values.seconds) * 1_000;
const rate = values.rate === undefined ? null : Number(values.rate);

const started = performance.now();
const latencies: number[] = [];
let sent = 0;
let ok = 0;
let failed = 0;
let refused = 0;
let open = 0;
/** Connections that wait for their turn, if there is a rate. */
const idle: { send: (due: number) => void; end: () => void }[] = [];

const over = () => performance.now() - started > milliseconds;

function connect(): void {
  const socket = net.connect(port, "127.0.0.1").setNoDelay(true);
  open++;
  let answer = "";
  let since: number | null = null;
  let answered = false;
  const send = (due: number) => {
    since = due;
    socket.write(callbackOf(sent++, values.salt, options));
  };
  const next = () => {
    if (over() || (options.close && answered)) socket.end();
    else if (rate === null) send(performance.now());
    else idle.push({ send, end: () => socket.end() });
  };
  socket.on("connect", next);
  socket.on("data", (bytes) => {
    answer += bytes.toString("latin1");
    const head = answer.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1] ?? "0";
    if (answer.length < head + 4 + Number(length)) return;
    if (since !== null) latencies.push(performance.now() - since);
    if (answer.startsWith("HTTP/1.1 200 ") && answer.includes('"ActionStatus":"OK"')) ok++;
    else refused++;
    [answer, since, answered] = ["", null, true];
    next();
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    open--;
    if (since !== null) failed++;
    if (!over()) connect();
    else if (open === 0) print();
  });
}

/** Gives each request its time. A late answer delays the requests after it, and their latency says so. */
function pace(perSecond: number): void {
  let due = performance.now();
  const timer = setInterval(() => {
    while (due <= performance.now()) {
      const next = idle.shift();
      if (next === undefined) break;
      next.send(due);
      due += 1_000 / perSecond;
    }
    if (!over()) return;
    clearInterval(timer);
    for (const { end } of idle.splice(0)) end();
  }, 1);
}

function print(): void {
  latencies.sort((a, b) => a - b);
  const { user, system } = process.cpuUsage();
  const late = latencies.filter((ms) => ms > 2_000).length;
  process.stdout.write(
    `${JSON.stringify({
      ...{ ok, failed: failed + refused, refused, late, perSecond: Math.round((ok / milliseconds) * 1_000) },
      ...{ p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99), max: percentile(latencies, 1) },
      senderMicros: (user + system) / Math.max(1, ok + failed + refused),
    })}\n`,
  );
}

for (let i = 0; i < connections; i++) connect();
if (rate !== null) pace(rate);
