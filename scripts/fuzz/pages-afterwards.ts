import type { Browser, Page } from "@playwright/test";
import { usersAnswer } from "@/lib/contracts/users";
import { pageAddresses } from "../bench/addresses";
import { openBrowser, signedInContext } from "../bench/browser";
import type { Console } from "../bench/console";

/** Users with odd UserIDs whose pages are opened. */
const USERS = 20;
const WITHIN_MS = 30_000;

/**
 * Opens every page in a browser, and the pages of odd users, which show what the requests left. Returns the pages that
 * show an error, throw one, or do not finish.
 */
export async function faultsOfPages(product: Console): Promise<string[]> {
  const addresses = new Map([...(await pageAddresses(product, Date.now())), ...(await oddUsers(product))]);
  const browser = await openBrowser();
  try {
    const faults: string[] = [];
    for (const [name, path] of addresses)
      faults.push(...(await faultsOfPage(browser, product, path)).map((fault) => `the page ${name} ${fault}`));
    return faults;
  } finally {
    await browser.close();
  }
}

/** The pages of users whose UserIDs are no plain names. */
async function oddUsers(product: Console): Promise<[string, string][]> {
  const { users } = await product.read("users?limit=200&sort=userId", usersAnswer);
  return users
    .map(({ userId }) => userId)
    .filter((userId) => !/^[a-z-]+\d*$/.test(userId))
    .slice(0, USERS)
    .map((id) => [`of the user ${JSON.stringify(id)}`, `/user?${new URLSearchParams({ id }).toString()}`]);
}

async function faultsOfPage(browser: Browser, product: Console, path: string): Promise<string[]> {
  const context = await signedInContext(browser, product);
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(`throws ${error.message}`));
    // A text that is not escaped could run a script.
    page.on("dialog", (dialog) => {
      faults.push(`runs a script: ${dialog.message()}`);
      void dialog.dismiss();
    });
    const answer = await page.goto(`${product.url}${path}`);
    if (answer?.status() !== 200) faults.push(`answers ${answer?.status()}`);
    if (new URL(page.url()).pathname !== new URL(path, product.url).pathname) faults.push(`leads to ${page.url()}`);
    faults.push(...(await faultsShown(page)));
    return faults;
  } finally {
    await context.close();
  }
}

async function faultsShown(page: Page): Promise<string[]> {
  const loading = page.locator("main :is([data-skeleton], [aria-busy=true])");
  try {
    await page.locator("main").first().waitFor({ timeout: WITHIN_MS });
    await loading.first().waitFor({ state: "detached", timeout: WITHIN_MS });
  } catch (error) {
    return [`does not finish: ${String(error)}`];
  }
  const alerts = await page.locator("[role=alert]").allInnerTexts();
  return alerts.filter((text) => text.trim() !== "").map((text) => `says ${JSON.stringify(text)}`);
}
