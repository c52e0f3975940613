import { waitUntilLoaded } from "./support/pages";
import { expect, test } from "./support/test";

test("switches the language and remembers it", async ({ page }) => {
  await page.goto("/live");
  await waitUntilLoaded(page);
  await page.getByRole("button", { name: /^Language/ }).click();
  await page.getByRole("menuitem", { name: "简体中文" }).click();
  await expect(page.getByRole("heading", { name: "实时", level: 1 })).toBeVisible();
  await page.goto("/users");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test.describe("a browser that prefers Chinese", () => {
  test.use({ locale: "zh-CN" });
  test("sees Chinese on the first page", async ({ page }) => {
    await page.goto("/live");
    await expect(page.getByRole("heading", { name: "实时", level: 1 })).toBeVisible();
  });
});

test("switches to the dark scheme and remembers it", async ({ page }) => {
  await page.goto("/live");
  await waitUntilLoaded(page);
  await page.getByRole("button", { name: /^Appearance/ }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
});

test("shows times in the chosen zone, and always shows the zone", async ({ page, user, callback }) => {
  await callback({ user, eventTime: Date.UTC(2026, 0, 15, 20, 30), platform: "Web" });
  await callback({ user, eventTime: Date.UTC(2026, 0, 15, 20, 45), platform: "Web", action: "Logout" });
  await page.goto(`/user?id=${user}`);
  await expect(page.getByRole("button", { name: /Time zone: Asia\/Shanghai/ })).toBeVisible();
  const hero = page.getByRole("region", { name: "Offline" });
  await expect(hero).toContainText("2026-01-16 04:45:00");
  await page.getByRole("button", { name: /Time zone/ }).click();
  await page.getByRole("menuitem", { name: /^UTC/ }).click();
  await expect(hero).toContainText("2026-01-15 20:45:00");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test("has the navigation in a drawer, and nothing wider than the screen", async ({ page, user, callback }) => {
    await callback({ user });
    for (const path of ["/live", "/users", `/user?id=${user}`, "/setup"]) {
      await page.goto(path);
      await waitUntilLoaded(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    }
    await page.getByRole("button", { name: "Open navigation" }).click();
    await page.getByRole("link", { name: "Users" }).click();
    await expect(page).toHaveURL(/\/users/);
  });
});
