import { gzipSync } from "node:zlib";
import type { Browser } from "@playwright/test";
import { StartError } from "@/lib/server/start-error";
import { pageAddresses } from "./addresses";
import { nowOf } from "./endpoint-requests";
import { coldLoad, openBrowser } from "./browser";
import { startConsole, type Console } from "./console";
import { consoleOptions } from "./options";
import { withSampleData } from "./sample-data";

/** Maximum size of the first load in kB of gzip. Charts are loaded after it. */
const LIMIT = { plain: 320, charts: 340 };
const PAGES_WITH_CHARTS = /^(Live|Activity|Platforms|Custom statuses|Incidents|An incident|Callback health)/;

interface PageSize {
  name: string;
  limit: number;
  /** Bytes of gzip of the scripts that the document names. */
  first: number;
  /** The same of every script that is loaded until the page has nothing left to load. */
  all: number;
}

/**
 * `npm run bench -- size [--data DIR]`: the JavaScript of a first visit to each page, as Markdown. Without `--data` it
 * simulates the data. Throws StartError if the first load of a page is over its limit.
 */
export async function benchSize(args: readonly string[]): Promise<void> {
  const { port, only, data } = consoleOptions(args);
  const measure = (dataDir: string) => measureAll(dataDir, port, only);
  const pages =
    args.includes("--data") && data[0] !== undefined ? await measure(data[0]) : await withSampleData(measure);
  const over = pages.filter(({ first, limit }) => first > limit * 1000);
  if (over.length > 0) throw new StartError(`Over the limit: ${over.map(({ name }) => name).join(", ")}.`);
}

async function measureAll(dataDir: string, port: number, only: string): Promise<PageSize[]> {
  const product = await startConsole(dataDir, port);
  const browser = await openBrowser();
  try {
    console.log("| page | first load, kB of gzip | limit | with what follows |\n|---|---:|---:|---:|");
    const pages: PageSize[] = [];
    for (const [name, path] of await pageAddresses(product, await nowOf(product))) {
      if (!name.includes(only)) continue;
      const page = await measurePage(browser, product, name, path);
      pages.push(page);
      const kB = (bytes: number) => (bytes / 1000).toFixed(0);
      console.log(`| ${name} | ${kB(page.first)} | ${page.limit} | ${kB(page.all)} |`);
    }
    return pages;
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function measurePage(browser: Browser, product: Console, name: string, path: string): Promise<PageSize> {
  const first = await firstLoad(product, path);
  const { scriptBytes } = await coldLoad(browser, product, path);
  return { name, limit: PAGES_WITH_CHARTS.test(name) ? LIMIT.charts : LIMIT.plain, first, all: scriptBytes };
}

async function firstLoad({ url, cookie }: Console, path: string): Promise<number> {
  const answer = await fetch(`${url}${path}`, { headers: { cookie } });
  if (!answer.ok) throw new StartError(`${path} answered ${answer.status}.`);
  const sizes = scriptsOf(await answer.text()).map(async (src) => {
    const script = await fetch(new URL(src, url));
    return gzipSync(Buffer.from(await script.arrayBuffer())).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Addresses of the scripts in a document. Scripts for browsers without modules are left out. */
export function scriptsOf(html: string): string[] {
  const tags = html.match(/<script\b[^>]*>/gi) ?? [];
  const modern = tags.filter((tag) => !/\bnomodule\b/i.test(tag));
  return [...new Set(modern.flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1]?.replaceAll("&amp;", "&") ?? []))];
}
