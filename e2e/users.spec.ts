import { expect, test } from "./support/test";

test("users are found by any part, online first, and filters stand in the address", async ({ page, user, callback, api }) => {
  await callback({ user: `${user}-off`, platform: "Web" });
  await callback({ user: `${user}-off`, platform: "Web", action: "Logout" });
  await callback({ user: `${user}-on`, platform: "Android" });
  await expect.poll(async () => (await api<{ users: unknown[] }>("users", { q: user })).users.length).toBe(2);

  await page.goto("/users");
  await page.getByLabel("Part of a UserID").fill(user.slice(2).toUpperCase());
  const rows = page.getByRole("table", { name: "Users" }).getByRole("row");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText(`${user}-on`);
  await expect(rows.nth(2)).toContainText("Logged out");
  await expect(page).toHaveURL(/[?&]q=/);

  await page.goto(`/users?q=${user}&state=offline`);
  await expect(rows).toHaveCount(2);
  await page.getByRole("link", { name: `${user}-off` }).click();
  await expect(page.getByRole("region", { name: "Offline" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/state=offline/);
  await expect(rows).toHaveCount(2);
});

test("a long list is paged without losing or repeating anyone", async ({ page, user, callback, api }) => {
  const many = Array.from({ length: 120 }, (_, i) => `${user}-${String(i).padStart(3, "0")}`);
  await Promise.all(many.map((name) => callback({ user: name })));
  await expect.poll(async () => (await api<{ users: unknown[] }>("users", { q: user, limit: "500" })).users.length).toBe(120);
  await page.goto(`/users?q=${user}`);
  const links = page.getByRole("table", { name: "Users" }).getByRole("link");
  await expect(links.first()).toBeVisible();
  const more = page.getByRole("button", { name: "Show more" });
  await expect(async () => {
    if (await more.isVisible()) await more.click();
    expect(await links.count()).toBe(120);
  }).toPass();
  expect(new Set(await links.allTextContents())).toEqual(new Set(many));
});
