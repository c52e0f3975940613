import { MINUTE } from "@/lib/time/units";
import { waitUntilLoaded } from "./support/pages";
import { expect, test } from "./support/test";

test("finds users by any part of the id, online first, and keeps filters in the URL", async ({
  page,
  user,
  callback,
  api,
}) => {
  await callback({ user: `${user}-off`, platform: "Web" });
  await callback({ user: `${user}-off`, platform: "Web", action: "Logout" });
  await callback({ user: `${user}-on`, platform: "Android" });
  await expect.poll(async () => (await api<{ users: unknown[] }>("users", { q: user })).users.length).toBe(2);

  await page.goto("/users");
  await waitUntilLoaded(page);
  await page.getByLabel("Search UserID").fill(user.slice(2).toUpperCase());
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

test("keeps the typed filter if a click follows at once", async ({ page, user, callback }) => {
  await callback({ user, platform: "Web" });
  await page.goto("/users");
  await waitUntilLoaded(page);
  // Typed and clicked before the browser runs anything else, so that the address is always written after the click.
  await page.getByLabel("Search UserID").evaluate((input: HTMLInputElement, text) => {
    input.focus();
    document.execCommand("insertText", false, text);
    input.blur();
    document.querySelector<HTMLAnchorElement>("nav a[href^='/events']")?.click();
  }, user);
  await expect(page).toHaveURL(/\/events/);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/users\\?.*q=${user}`));
  await expect(page.getByRole("table", { name: "Users" }).getByRole("row")).toHaveCount(2);
});

test("sorts the list by its column heads, and shows the chosen columns", async ({ page, user, callback, api }) => {
  const names = ["c", "a", "b"].map((part) => `${user}-${part}`);
  for (const name of names) await callback({ user: name, platform: "Web" });
  await expect.poll(async () => (await api<{ count: number }>("users/count", { q: user })).count).toBe(3);
  await page.goto(`/users?q=${user}`);
  const table = page.getByRole("table", { name: "Users" });
  const links = table.getByRole("link");
  await table.getByRole("button", { name: "UserID" }).click();
  await expect(links).toHaveText([`${user}-a`, `${user}-b`, `${user}-c`]);
  await expect(table.getByRole("columnheader", { name: "UserID" })).toHaveAttribute("aria-sort", "ascending");
  await table.getByRole("button", { name: "UserID" }).click();
  await expect(links).toHaveText([`${user}-c`, `${user}-b`, `${user}-a`]);
  await expect(page).toHaveURL(/sort=userId&order=desc/);
  await page.goBack();
  await expect(links).toHaveText([`${user}-a`, `${user}-b`, `${user}-c`]);

  await expect(table.getByRole("columnheader", { name: "First seen" })).toHaveCount(0);
  await page.getByRole("button", { name: "View" }).click();
  await page.getByLabel("First seen").check();
  await page.getByLabel("Custom status", { exact: true }).uncheck();
  await expect(table.getByRole("columnheader", { name: "First seen" })).toBeVisible();
  await page.reload();
  await expect(table.getByRole("columnheader", { name: "First seen" })).toBeVisible();
  await expect(table.getByRole("columnheader", { name: "Custom status" })).toHaveCount(0);
});

test("lists and counts the users online at an instant, and shows the filter as a chip", async ({
  page,
  user,
  callback,
  api,
}) => {
  const at = Date.now();
  await callback({ user: `${user}-then`, platform: "Web", eventTime: at - 20 * MINUTE });
  await callback({ user: `${user}-then`, platform: "Web", action: "Logout", eventTime: at - 10 * MINUTE });
  await callback({ user: `${user}-now`, platform: "Web", eventTime: at - 5 * MINUTE });
  const onlineAt = new Date(at - 15 * MINUTE).toISOString();
  await expect.poll(async () => (await api<{ count: number }>("users/count", { q: user })).count).toBe(2);
  await expect.poll(async () => (await api<{ count: number }>("users/count", { q: user, onlineAt })).count).toBe(1);
  await page.goto(`/users?q=${user}&onlineAt=${encodeURIComponent(onlineAt)}`);
  await expect(page.getByRole("table", { name: "Users" }).getByRole("link")).toHaveText([`${user}-then`]);
  await expect(page.getByText("1 user", { exact: true }).first()).toBeVisible();
  const chip = page.getByRole("button", { name: /Remove filter: Online at/ });
  await expect(chip).toContainText(/\d\d:\d\d:\d\d/);
  await chip.click();
  await expect(page.getByRole("table", { name: "Users" }).getByRole("link")).toHaveCount(2);

  await page.getByRole("button", { name: "Filters", exact: true }).click();
  const field = page.getByRole("textbox", { name: "Online at" });
  await field.fill("soon");
  await expect(page.getByText("This is not a date and time.")).toBeVisible();
  await field.fill("15 minutes ago");
  await field.press("Enter");
  await expect(field).toHaveValue(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  await expect(page.getByRole("table", { name: "Users" }).getByRole("link")).toHaveText([`${user}-then`]);
});

test("pages a long list without missing or repeating a user", async ({ page, user, callback, api }) => {
  const many = Array.from({ length: 120 }, (_, i) => `${user}-${String(i).padStart(3, "0")}`);
  await Promise.all(many.map((name) => callback({ user: name })));
  await expect
    .poll(async () => (await api<{ users: unknown[] }>("users", { q: user, limit: "500" })).users.length)
    .toBe(120);
  await page.goto(`/users?q=${user}`);
  const links = page.getByRole("table", { name: "Users" }).getByRole("link");
  await expect(links.first()).toBeVisible();
  await expect(async () => {
    await links.last().scrollIntoViewIfNeeded();
    expect(await links.count()).toBe(120);
  }).toPass();
  expect(new Set(await links.allTextContents())).toEqual(new Set(many));
});
