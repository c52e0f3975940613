import { gzipSync } from "node:zlib";
import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { ARGS, findChromium } from "@/e2e/support/chromium";
import type { Console } from "./console";

/** Measurements of one load of a page with an empty cache. */
export interface Load {
  /** Time from the navigation until no skeleton is left, ms. */
  readyMs: number;
  status: number;
  /** Cumulative layout shift until then. */
  shift: number;
  /** Number and gzip bytes of the scripts that were loaded until then. */
  scripts: number;
  scriptBytes: number;
}

const READY_WITHIN_MS = 60_000;

export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({ executablePath, args: ARGS, env: { ...inherited(), ...env } });
}

/** A new browser context with the session of the product. */
export async function signedInContext(browser: Browser, { url, cookie }: Console): Promise<BrowserContext> {
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: "Asia/Shanghai" });
  await context.addCookies([{ name, value, url }]);
  return context;
}

/** Loads a page in a new browser context with a session. */
export async function coldLoad(browser: Browser, product: Console, path: string): Promise<Load> {
  const { url } = product;
  const context = await signedInContext(browser, product);
  try {
    const page = await context.newPage();
    const bytes = scriptBytesOf(page);
    await page.addInitScript(watchShifts);
    const started = performance.now();
    const answer = await page.goto(`${url}${path}`, { waitUntil: "commit" });
    await page.waitForFunction(shown, undefined, { timeout: READY_WITHIN_MS, polling: "raf" });
    const readyMs = performance.now() - started;
    const shift = await page.evaluate(() => window.rollcallShift ?? 0);
    const sizes = await bytes();
    return {
      readyMs,
      shift,
      status: answer?.status() ?? 0,
      scripts: sizes.length,
      scriptBytes: sizes.reduce((sum, n) => sum + n, 0),
    };
  } finally {
    await context.close();
  }
}

declare global {
  interface Window {
    rollcallShift?: number;
  }
}

function watchShifts(): void {
  window.rollcallShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (
        "value" in entry &&
        typeof entry.value === "number" &&
        "hadRecentInput" in entry &&
        entry.hadRecentInput === false
      ) {
        window.rollcallShift = (window.rollcallShift ?? 0) + entry.value;
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** Runs in the page. Whether it shows its content and not only skeletons. */
function shown(): boolean {
  const main = document.querySelector("main");
  if (main === null || document.readyState !== "complete") return false;
  return main.innerText.trim() !== "" && document.querySelector("[data-skeleton], [aria-busy=true]") === null;
}

/** Records the scripts of a page. The returned function resolves with their gzip sizes. */
function scriptBytesOf(page: Page): () => Promise<number[]> {
  const bodies: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    bodies.push(
      response.body().then(
        (body) => gzipSync(body).length,
        () => 0,
      ),
    );
  });
  return () => Promise.all(bodies);
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
