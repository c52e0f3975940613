import { MINUTE } from "@/lib/time/units";
import { expect, test } from "./support/test";

test("lists connections by their end, filters them by cause and length, and opens the user at that time", async ({
  page,
  user,
  callback,
  api,
}) => {
  const at = Date.now();
  await callback({ user, platform: "Android", eventTime: at - 40 * MINUTE });
  await callback({ user, platform: "Android", action: "Disconnect", reason: "TimeOut", eventTime: at - 30 * MINUTE });
  await callback({ user, platform: "Web", eventTime: at - 20 * MINUTE });
  await callback({ user, platform: "Web", action: "Logout", eventTime: at - 19 * MINUTE });
  await callback({ user, platform: "iOS", eventTime: at - 5 * MINUTE });
  await expect.poll(async () => (await api<{ count: number }>("connections/count", { user })).count).toBe(2);

  await page.goto(`/connections?user=${user}`);
  const rows = page.getByRole("table", { name: "Connections" }).locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("Logged out");
  await expect(rows.first()).toContainText("1 min");
  await expect(page.getByText("2 connections", { exact: true }).first()).toBeVisible();

  await page.getByRole("button", { name: "Filters", exact: true }).click();
  await page.getByLabel("Timed out").click();
  await expect(page).toHaveURL(/cause=timeout/);
  await page.getByLabel("Duration at least").selectOption({ label: "6 min" });
  await expect(page).toHaveURL(/cause=timeout&minMs=400000/);
  await expect(rows).toHaveCount(1);
  await page.keyboard.press("Escape");
  await rows.first().getByRole("button").click();
  const drawer = page.getByRole("dialog", { name: "Connection" });
  await expect(drawer).toContainText("10 min");
  await expect(drawer).toContainText("Possible reasons");
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(rows.first()).toBeVisible();
  await expect(page).not.toHaveURL(/cause=/);
});

test("lists the connections that were open at an instant", async ({ page, user, callback, api }) => {
  const at = Date.now();
  await callback({ user, platform: "Android", eventTime: at - 40 * MINUTE });
  await callback({ user, platform: "iOS", eventTime: at - 5 * MINUTE });
  const openAt = new Date(at - 10 * MINUTE).toISOString();
  await expect
    .poll(
      async () =>
        (await api<{ count: number }>("connections/count", { user, openAt: new Date(at).toISOString() })).count,
    )
    .toBe(2);
  await page.goto(`/connections?user=${user}&openAt=${encodeURIComponent(openAt)}`);
  const rows = page.getByRole("table", { name: "Connections" }).locator("tbody tr");
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("Android");
  await expect(page.getByRole("button", { name: /Remove filter: Open at/ })).toBeVisible();
});
