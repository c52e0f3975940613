import { expect, test } from "./support/test";

test("shows every group of the API reference, and sends a request with the session", async ({ page }) => {
  await page.goto("/setup");
  await page.getByRole("link", { name: "API reference" }).click();
  await expect(page.getByRole("heading", { name: "API reference", level: 1 })).toBeVisible();
  for (const group of ["Live", "Users", "Statistics", "Exports", "Callback"]) {
    await expect(page.getByRole("main").getByRole("link", { name: group, exact: true })).toBeVisible();
  }
  await page.locator("#operations-tag-Live").getByRole("button").click();
  const operation = page.locator("#operations-Live-getLive");
  await operation.getByRole("button").first().click();
  await operation.getByRole("button", { name: "Try it out" }).click();
  await operation.getByRole("button", { name: "Execute" }).click();
  await expect(operation.locator(".live-responses-table .response-col_status").last()).toContainText("200");
});
