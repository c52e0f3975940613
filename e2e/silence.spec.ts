import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { HOUR } from "@/lib/time/units";
import { waitUntilLoaded } from "./support/pages";
import { environmentOf, newDataDir, removeData, startProduct, type Product } from "./support/product";
import { APP, SETTINGS } from "./support/settings";
import { MAX_SHIFT, shiftsOf, VIEWPORTS, totalShift, watchShifts } from "./support/layout-shifts";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

test.describe("an hour of callbacks that ended three days ago", () => {
  let product: Product;
  test.beforeAll(async () => {
    const dataDir = newDataDir();
    const start = new Date(Date.now() - 73 * HOUR).toISOString();
    const args = ["--direct", "--app", APP.sdkAppId, "--backfill", "1h", "--start", start, "--reorder", "0"];
    await promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/simulate.ts", ...args], {
      env: environmentOf(dataDir),
    });
    product = await startProduct(SETTINGS, dataDir);
    await signIn(product.url, path.join(dataDir, "signed-in.json"));
  });
  test.afterAll(async () => {
    await product.stop();
    removeData(product.dataDir);
  });

  for (const viewport of Object.values(VIEWPORTS)) {
    test(`shows a warning at ${viewport.width} px without a layout shift`, async ({ browser }) => {
      const storageState = path.join(product.dataDir, "signed-in.json");
      const context = await browser.newContext({ viewport, storageState, baseURL: product.url });
      const page = await context.newPage();
      await watchShifts(page);
      await page.goto("/live");
      await expect(page.getByText("No callback for 3 d")).toBeInViewport({ ratio: 1 });
      await waitUntilLoaded(page);
      const shifts = await shiftsOf(page);
      expect(totalShift(shifts), shifts.map(({ what }) => what).join("\n")).toBeLessThan(MAX_SHIFT);
      await page.getByRole("link", { name: "Open Callback health" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Callback health" })).toBeVisible();
      await context.close();
    });
  }
});

test("uses the server's clock if the browser's is days ahead, and shows no warning", async ({
  page,
  user,
  callback,
}) => {
  await callback({ user });
  await page.clock.setFixedTime(Date.now() + 48 * HOUR);
  await page.addInitScript(() => {
    const warned: string[] = [];
    Object.assign(window, { warned });
    new MutationObserver(() => {
      const text = [...document.querySelectorAll("[role=status]")]
        .map((node) => node.textContent ?? "")
        .find((found) => found.includes("No callback for"));
      if (text) warned.push(text);
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto("/live");
  await expect(page.getByText(/Last callback/).first()).toBeVisible();
  await waitUntilLoaded(page);
  expect(await page.evaluate(() => (window as unknown as { warned: string[] }).warned)).toEqual([]);
});
