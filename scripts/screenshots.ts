import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { chromium, type Page } from "@playwright/test";
import { readApi } from "@/e2e/support/api";
import { ARGS, findChromium } from "@/e2e/support/chromium";
import { environmentOf, newDataDir, removeData, startProduct } from "@/e2e/support/product";
import { ADMIN, API_TOKEN, APP } from "@/e2e/support/settings";
import { signIn } from "@/e2e/support/sign-in";
import type { CountAnswer } from "@/lib/contracts/count";
import type { UsersAnswer } from "@/lib/contracts/users";
import { buildClient, buildConsole, clientIsStale, consoleIsStale } from "@/lib/server/build/build";
import { StartError } from "@/lib/server/start-error";
import { DAY } from "@/lib/time/units";
import { command } from "./support/command";

const FOLDER = path.join("public", "readme");
const WIDTH = 1440;
/** Every visitor of the repository downloads the pictures. */
const MAX_BYTES = 300_000;
/** Two ranges of 7 days, so that the activity page can compare one with the other. */
const HISTORY = ["--direct", "--backfill", "15d", "--users", "250", "--seed", "4", "--incident"];
const TRAFFIC = ["--users", "60", "--seed", "5", "--rate", "0.5", "--duration", "60s"];
/** Time for the traffic to fill the list of the newest events. */
const TRAFFIC_BEFORE_MS = 30_000;
const CANDIDATES = 40;

/** `npm run screenshots`: writes the README's pictures from simulated data, with a product of its own. */
await command(async () => {
  if (clientIsStale()) await buildClient();
  if (consoleIsStale()) await buildConsole();
  const dataDir = newDataDir();
  // The product ends with this process, whichever way that ends.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  try {
    await run(dataDir, "simulate", ["--app", APP.sdkAppId, ...HISTORY]);
    // Folds and sums the history before the product starts, so that no page shows a part of it.
    await run(dataDir, "rebuild");
    const product = await startProduct(
      {
        ROLLCALL_ADMIN_EMAIL: ADMIN.email,
        ROLLCALL_ADMIN_PASSWORD: ADMIN.password,
        ROLLCALL_API_TOKEN: API_TOKEN,
        ROLLCALL_LOG_LEVEL: "error",
      },
      dataDir,
    );
    try {
      const url = `${product.url}/api/callback`;
      const traffic = run(dataDir, "simulate", ["--app", APP.sdkAppId, "--url", url, ...TRAFFIC]);
      await Promise.all([traffic, delay(TRAFFIC_BEFORE_MS).then(() => takePictures(product.url, dataDir))]);
    } finally {
      await product.stop();
    }
  } finally {
    removeData(dataDir);
  }
});

/** Runs `npm run <name>` on a data directory. Throws StartError if it fails. */
async function run(dataDir: string, name: "simulate" | "rebuild", args: readonly string[] = []): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", `scripts/${name}.ts`, ...args], {
    env: environmentOf(dataDir),
    stdio: "inherit",
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new StartError(`npm run ${name} ended with ${code}.`);
}

async function takePictures(url: string, dataDir: string): Promise<void> {
  const storageState = path.join(dataDir, "signed-in.json");
  await signIn(url, storageState);
  const user = new URLSearchParams({ id: await findUser(url) }).toString();
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({ executablePath, args: ARGS, env: { ...inherited(), ...env } });
  try {
    const context = await browser.newContext({
      baseURL: url,
      storageState,
      colorScheme: "light",
      locale: "en-US",
      timezoneId: "Asia/Shanghai",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await takePicture(page, "/live", "live", 1_180);
    await takePicture(page, `/user?${user}`, "user", 1_080);
    await takePicture(page, "/activity?range=7d", "activity", 1_180);
  } finally {
    await browser.close();
  }
}

async function takePicture(page: Page, address: string, name: string, height: number): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height });
  await page.goto(address);
  await page.locator("h1").waitFor();
  await page.waitForFunction(() => document.querySelector("[data-skeleton], [aria-busy=true]") === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // The newest events come in one by one, and a chart is drawn a frame after its data.
  await delay(2_000);
  const file = path.join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file });
  const { size } = fs.statSync(file);
  if (size > MAX_BYTES) throw new StartError(`${file} has ${size} bytes; at most ${MAX_BYTES} are allowed.`);
  console.log(`${file}: ${Math.ceil(size / 1_000)} kB`);
}

/**
 * Among users whose last connection broke, the one with most connections in the last day: it has an explanation and a
 * full timeline.
 */
async function findUser(url: string): Promise<string> {
  const query = { state: "offline", sort: "lastEnd", limit: String(CANDIDATES) };
  const { users } = await readApi<UsersAnswer>(url, "users", { ...query, cause: "timeout" });
  const from = new Date(Date.now() - DAY).toISOString();
  let chosen = { userId: "", count: 0 };
  for (const { userId } of users.filter((one) => /^[a-z][\w-]+$/.test(one.userId))) {
    const { count } = await readApi<CountAnswer>(url, "connections/count", { user: userId, from });
    if (count > chosen.count) chosen = { userId, count };
  }
  if (chosen.userId === "") throw new StartError("The simulation left no user offline whose connection timed out.");
  return chosen.userId;
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
