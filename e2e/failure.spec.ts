import type { Page, Route } from "@playwright/test";
import { PAGES, waitUntilLoaded } from "./support/pages";
import { expect, test } from "./support/test";

test.use({ expectedErrors: [/Failed to load resource|ChunkLoadError/] });

/** How the API fails, and what every page then says. */
const FAILURES: Record<string, { fail: (route: Route) => unknown; says: string }> = {
  "cannot be reached": { fail: (route) => route.abort(), says: "Cannot reach Rollcall since" },
  "answers 500": { fail: (route) => route.fulfill({ status: 500 }), says: "Rollcall answers with errors since" },
  "never answers": { fail: () => undefined, says: "Rollcall is slow to answer since" },
};
const API = "**/api/v1/**";

/** The number of skeletons that show no words. */
const greyOnes = (page: Page) =>
  page.evaluate(() => {
    const words = [...document.querySelectorAll("[data-skeleton]")].map((skeleton) => skeleton.firstElementChild);
    return words.filter((node) => node === null || getComputedStyle(node).opacity !== "1").length;
  });

/** Moves the page's clock on until the outage is over, without real waiting. */
async function waitUntilRecovered(page: Page): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(2_000);
    await expect(page.locator("[data-kind=outage]")).toHaveCount(0, { timeout: 1 });
  }).toPass({ intervals: [50] });
  await page.clock.resume();
  await waitUntilLoaded(page);
  await expect(page.getByText("Could not load this")).toHaveCount(0);
}

for (const [name, { fail, says }] of Object.entries(FAILURES)) {
  test(`every page says within 5 s that the API ${name}, and recovers by itself`, async ({ page, user, callback }) => {
    // Many pages: a busy machine needs a while.
    test.slow();
    await callback({ user });
    const [from, to] = [new Date(Date.now() - 600_000).toISOString(), new Date().toISOString()];
    await page.clock.install();
    for (const addressOf of Object.values(PAGES)) {
      const address = addressOf({ user, gone: user, from, to });
      await test.step(address, async () => {
        await page.route(API, fail);
        const asked = page.waitForRequest((sent) => sent.method() === "GET" && sent.url().includes("/api/v1/"));
        await page.goto(address);
        await asked;
        // From here on, the test moves the clock. The page has waited for an answer for some time already.
        await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 3_000);
        await page.clock.runFor(1_500);
        await expect(page.getByText(says)).toBeVisible();
        await expect.poll(() => greyOnes(page)).toBe(0);
        await page.unrouteAll({ behavior: "ignoreErrors" });
        await waitUntilRecovered(page);
      });
    }
  });
}

test("keeps what it shows through a failure, and says from when it is", async ({ page, user, callback }) => {
  await callback({ user });
  await page.clock.install();
  await page.goto(`/users?q=${user}`);
  await expect(page.getByRole("link", { name: user })).toBeVisible();
  await page.route(API, (route) => route.abort());
  await page.clock.fastForward(11_000);
  await expect(page.getByText("what you see is from")).toBeVisible();
  await expect(page.getByRole("link", { name: user })).toBeVisible();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await waitUntilRecovered(page);
});

test("loads a page by itself if its scripts failed to load", async ({ page }) => {
  const html = await (await page.request.get("/markers")).text();
  await page.route(/_next\/static\/.*\.js/, (route) =>
    html.includes(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
  );
  await page.goto("/markers");
  await waitUntilLoaded(page);
  await page.getByRole("link", { name: "Alerts" }).click();
  await expect(page.getByText("This page failed")).toBeVisible();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await expect(page.getByRole("heading", { level: 1, name: "Alerts" })).toBeVisible();
});
