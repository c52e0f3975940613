import http from "node:http";

/**
 * Runs in its own process. `strangers.ts URL TOKENS CREDENTIALS`: 200 clients without a session ask for pages and
 * endpoints, 20 exports and 6 readers of statistics over all history have an API token, and somebody signs in once a
 * second. All start again as soon as they are answered. Prints one line of JSON when its input ends.
 */
const [url = "", tokens = "", credentials = ""] = process.argv.slice(2);
const STRANGERS = 200;
const EXPORTS = 20;
const READERS = 6;
const PUBLIC = [
  "/",
  "/sign-in",
  "/healthz",
  "/readyz",
  "/metrics",
  "/api/v1/live",
  "/live",
  "/nothing",
  "/api/auth/ok",
];
const STATISTICS = ["stats/hours", "stats/sessions", "stats/days", "stats/causes", "stats/quality", "stats/incidents"];
const ALL = `from=${new Date(Date.now() - 730 * 86_400_000).toISOString()}&to=${new Date().toISOString()}`;

/** One token alone may not have so many reads at once. */
const bearer = (i: number) => ({ authorization: `Bearer ${tokens.split(",")[i % tokens.split(",").length]}` });

const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
const statuses: Record<string, number> = {};
const signIns: number[] = [];
let signingInSince: number | null = null;
let over = false;

function ask(path: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve) => {
    const method = body === undefined ? "GET" : "POST";
    const request = http.request(`${url}${path}`, { agent, method, headers }, (response) => {
      response.resume().on("close", () => resolve(response.statusCode ?? 0));
    });
    request.on("error", () => resolve(0)).end(body);
  });
}

async function repeat(name: string, path: (round: number) => string, headers: Record<string, string>): Promise<void> {
  for (let round = 0; !over; round++) {
    const key = `${name} ${await ask(path(round), headers)}`;
    statuses[key] = (statuses[key] ?? 0) + 1;
  }
}

async function signIn(): Promise<void> {
  const headers = { "content-type": "application/json", origin: url };
  for (; !over; await new Promise((resolve) => setTimeout(resolve, 1_000))) {
    const started = (signingInSince = performance.now());
    const key = `sign-in ${await ask("/api/v1/sign-in", headers, credentials)}`;
    statuses[key] = (statuses[key] ?? 0) + 1;
    signIns.push(performance.now() - started);
    signingInSince = null;
  }
}

for (let i = 0; i < STRANGERS; i++) void repeat("stranger", (n) => PUBLIC[(i + n) % PUBLIC.length] ?? "/", {});
for (let i = 0; i < EXPORTS; i++) void repeat("export", () => "/api/v1/exports/events.csv", bearer(i));
for (let i = 0; i < READERS; i++)
  void repeat("statistics", (n) => `/api/v1/${STATISTICS[(i + n) % STATISTICS.length]}?${ALL}`, bearer(i));
void signIn();

process.stdin.resume().on("end", () => {
  over = true;
  // One that is not answered yet counts as well.
  if (signingInSince !== null) signIns.push(performance.now() - signingInSince);
  process.stdout.write(`${JSON.stringify({ statuses, slowestSignIn: Math.round(Math.max(0, ...signIns)) })}\n`);
  process.exit();
});
