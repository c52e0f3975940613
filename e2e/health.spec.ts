import { expect, test } from "./support/test";
import { shareOfRun } from "./support/shared";

test("every figure leads to its list and says what to check", async ({ page, user, callback, api }) => {
  const at = Date.now();
  await callback({ user, platform: "Web", eventTime: at });
  await callback({ user, platform: "iOS", eventTime: at - 20_000 });
  await expect.poll(async () => (await api<{ count: number }>("events/count", { user, late: "true" })).count).toBe(1);
  await page.goto("/health");
  const figures = page.getByRole("region", { name: "In this range, and what to check" });
  await expect(figures).toContainText("recognised and changes nothing");
  await expect(figures).toContainText("Our clock minus Tencent’s");

  const late = figures.locator("dl > div", { hasText: /^Late/ }).getByRole("link");
  await expect(late).toHaveText(/^[1-9]/);
  const shown = (await late.textContent()) ?? "";
  await late.click();
  await expect(page).toHaveURL(/\/events\?.*late=true/);
  await expect(page.getByText(new RegExp(`^${shown} events?$`)).first()).toBeVisible();
  await expect(page.getByRole("link", { name: user }).first()).toBeVisible();
});

test("a refused callback shows its cause, what to check, and the request as it came", async ({ page }) => {
  const answer = await fetch(`${shareOfRun().url}/api/callback?SdkAppid=1499999999&CallbackCommand=State.StateChange`, {
    method: "POST",
    body: JSON.stringify({ CallbackCommand: "State.StateChange", probe: "of-the-health-page" }),
  });
  expect(answer.status).toBe(403);
  await page.goto("/health?refused=app");
  const examples = page.getByRole("region", { name: "Refused callbacks" });
  await examples.getByRole("button").first().click();
  await expect(page.getByRole("dialog", { name: "Unknown app" })).toContainText("of-the-health-page");
});
