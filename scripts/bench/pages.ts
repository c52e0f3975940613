import { pageAddresses } from "./addresses";
import { endpointRequests, nowOf } from "./endpoint-requests";
import { coldLoad, openBrowser } from "./browser";
import { startConsole, type Console } from "./console";
import { table, timesOf, type Times } from "./figures";
import { consoleOptions, type ConsoleOptions } from "./options";

const WARM_UPS = 2;

/**
 * `npm run bench -- pages --data DIR [--data DIR]`: times of every endpoint and every page on each data directory, as
 * Markdown. Requests run in sequence. `npm run simulate -- --direct` makes a data directory.
 */
export async function benchPages(args: readonly string[]): Promise<void> {
  const options = consoleOptions(args);
  const columns: Record<"endpoints" | "html" | "browser", Map<string, Times>[]> = {
    endpoints: [],
    html: [],
    browser: [],
  };
  const shifts: Map<string, number>[] = [];
  for (const dataDir of options.data) {
    const product = await startConsole(dataDir, options.port);
    try {
      const now = await nowOf(product);
      columns.endpoints.push(await measureEndpoints(product, now, options));
      const pages = [...(await pageAddresses(product, now))].filter(([name]) => name.includes(options.only));
      columns.html.push(await measureHtml(product, pages, options));
      const { ready, shift } = await measureBrowser(product, pages, options);
      columns.browser.push(ready);
      shifts.push(shift);
    } finally {
      await product.stop();
    }
  }
  console.log(`\n${table("GET /api/v1/…", options.data, columns.endpoints)}`);
  console.log(`\n${table("page, its HTML", options.data, columns.html)}`);
  console.log(`\n${table("page, cold, until its figures are shown", options.data, columns.browser)}`);
  console.log(`\n${shiftTable(shifts.at(-1) ?? new Map<string, number>())}`);
}

async function measureEndpoints(
  product: Console,
  now: number,
  { requests, only }: ConsoleOptions,
): Promise<Map<string, Times>> {
  const times = new Map<string, Times>();
  for (const { name, path } of await endpointRequests(product, now)) {
    let no = 0;
    // The product caches answers for a short time. The counter makes each request a new one.
    const send = () => product.time(`${path}${path.includes("?") ? "&" : "?"}bench=${no++}`);
    if (name.includes(only)) times.set(name, await measure(name, requests, send));
  }
  return times;
}

type Pages = readonly (readonly [string, string])[];

async function measureHtml(product: Console, pages: Pages, { requests }: ConsoleOptions): Promise<Map<string, Times>> {
  const times = new Map<string, Times>();
  for (const [name, path] of pages) {
    const get = async () => {
      const started = performance.now();
      const answer = await fetch(`${product.url}${path}`, { headers: { cookie: product.cookie }, redirect: "manual" });
      await answer.arrayBuffer();
      return { ms: performance.now() - started, status: answer.status };
    };
    times.set(name, await measure(name, requests, get));
  }
  return times;
}

async function measureBrowser(product: Console, pages: Pages, { loads }: ConsoleOptions) {
  const ready = new Map<string, Times>();
  const shift = new Map<string, number>();
  if (loads === 0) return { ready, shift };
  const browser = await openBrowser();
  try {
    for (const [name, path] of pages) {
      const seen = [];
      for (let no = 0; no < loads; no++) seen.push(await coldLoad(browser, product, path));
      ready.set(
        name,
        timesOf(
          seen.map((load) => load.readyMs),
          Math.max(...seen.map((load) => load.status)),
        ),
      );
      shift.set(name, Math.max(...seen.map((load) => load.shift)));
    }
  } finally {
    await browser.close();
  }
  return { ready, shift };
}

async function measure(
  name: string,
  requests: number,
  get: () => Promise<{ ms: number; status: number }>,
): Promise<Times> {
  for (let no = 0; no < WARM_UPS; no++) await get();
  const samples: number[] = [];
  let worst = 0;
  for (let no = 0; no < requests; no++) {
    const { ms, status } = await get();
    samples.push(ms);
    worst = Math.max(worst, status);
    // A missing resource stays missing.
    if (status === 404) break;
  }
  const times = timesOf(samples, worst);
  // Printed at once, because the tables come at the end.
  process.stderr.write(`${name}: p50 ${times.p50.toFixed(1)} ms, p95 ${times.p95.toFixed(1)} ms\n`);
  return times;
}

function shiftTable(shifts: ReadonlyMap<string, number>): string {
  const rows = [...shifts].map(([name, value]) => `| ${name} | ${value.toFixed(3)} |`);
  return ["| page | layout shift, the worst load |", "|---|---:|", ...rows].join("\n");
}
