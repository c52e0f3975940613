import { waitUntilLoaded } from "./support/pages";
import { expect, test } from "./support/test";

const palette = "Users, pages, ranges, settings";

test("opens pages and users by name with ⌘K from any field, and changes nothing on Escape", async ({
  page,
  user,
  callback,
  api,
}) => {
  await callback({ user });
  await expect.poll(async () => (await api<{ users: unknown[] }>("users", { q: user })).users.length).toBe(1);
  await page.goto("/users");
  await waitUntilLoaded(page);
  await page.getByLabel("Find a user by UserID").focus();
  await page.keyboard.press("ControlOrMeta+k");
  const field = page.getByPlaceholder(palette);
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  await expect(page).toHaveURL(/\/users$/);

  await page.getByRole("button", { name: "Commands" }).click();
  await field.fill("gaps");
  await page.getByRole("button", { name: "Callback health" }).click();
  await expect(page).toHaveURL(/\/health/);

  await page.keyboard.press("ControlOrMeta+k");
  await field.fill(user.slice(1));
  await expect(page.getByRole("button", { name: user, exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`id=${user}`));
});

test("chooses a range by name on a page with a range", async ({ page }) => {
  await page.goto("/activity");
  await waitUntilLoaded(page);
  await expect(page.getByRole("button", { name: "Range: Last 24 hours" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByPlaceholder(palette).fill("7d");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/activity\?range=7d/);
  await expect(page.getByRole("button", { name: "Range: Last 7 days" })).toBeVisible();

  await page.getByRole("button", { name: "Range: Last 7 days" }).click();
  await page.getByRole("menuitem", { name: "Custom range…" }).click();
  const dialog = page.getByRole("dialog", { name: "Custom range…" });
  await expect(dialog.getByLabel("From", { exact: true })).toBeFocused();
  await dialog.getByLabel("From", { exact: true }).fill("2026-03-01 10:00:05");
  await dialog.getByLabel("To (exclusive)").fill("2026-03-01 09:00");
  await expect(dialog.getByText("The end must be after the start.")).toBeVisible();
  await dialog.getByLabel("To (exclusive)").fill("2026-03-01T11:30:00Z");
  await dialog.getByLabel("To (exclusive)").press("Enter");
  await expect(page).toHaveURL(/from=2026-03-01T\d\d:00:05.000Z&to=2026-03-01T11:30:00.000Z/);
});
