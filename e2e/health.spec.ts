import { DAY } from "@/lib/time/units";
import { expect, test } from "./support/test";
import { postCommand } from "./support/callback";
import { waitUntilLoaded } from "./support/pages";
import { runInfo } from "./support/shared";

test("gives a verdict in one sentence, and links every figure to its list", async ({ page, user, callback, api }) => {
  const at = Date.now();
  await callback({ user, platform: "Web", eventTime: at });
  await callback({ user, platform: "iOS", eventTime: at - 20_000 });
  await expect.poll(async () => (await api<{ count: number }>("events/count", { user, late: "true" })).count).toBe(1);
  const figures = page.getByRole("region", { name: /^Health checks/ });
  // Other specs send callbacks meanwhile: both are read again until no late callback came in between.
  await expect(async () => {
    await page.goto("/health");
    await expect(figures.getByRole("status")).toContainText(/[.]/);
    await expect(figures).toContainText("latest signed callback");
    const late = figures.locator("dl > div", { hasText: /^Late/ }).getByRole("link");
    await expect(late).toHaveText(/^[1-9]/);
    const lateCount = (await late.textContent()) ?? "";
    await late.click();
    await expect(page).toHaveURL(/\/events\?.*late=true/);
    await expect(page.getByText(new RegExp(`^${lateCount} events?$`)).first()).toBeVisible({ timeout: 10_000 });
  }).toPass();
  await expect(page.getByRole("link", { name: user }).first()).toBeVisible();
});

test("opens the callbacks behind a bar of the delays", async ({ page, user, callback }) => {
  await callback({ user, eventTime: Date.now() - 40 * DAY });
  await page.goto("/health?range=1h");
  await waitUntilLoaded(page);
  await page.getByRole("button", { name: "Delay distribution: table" }).click();
  await page.getByRole("table", { name: "Delay distribution" }).getByRole("row").last().getByRole("link").click();
  await expect(page).toHaveURL(/\/events\?.*minDelayMs=2592000000/);
  await expect(page.getByRole("button", { name: /Remove filter: Delay at least/ })).toBeVisible();
  await expect(page.getByRole("link", { name: user }).first()).toBeVisible();
});

test("shows the cause of a refused callback, what to check, and the raw request", async ({ page }) => {
  const answer = await fetch(`${runInfo().url}/api/callback?SdkAppid=1499999999&CallbackCommand=State.StateChange`, {
    method: "POST",
    body: JSON.stringify({ CallbackCommand: "State.StateChange", probe: "of-the-health-page" }),
  });
  expect(answer.status).toBe(403);
  await page.goto("/health?refused=app");
  const examples = page.getByRole("region", { name: "Refused callbacks" });
  await examples.getByRole("listitem").first().getByRole("button").click();
  await expect(page.getByRole("dialog", { name: "Unknown app" })).toContainText("of-the-health-page");
});

test("opens the list of duplicates behind a bar, and names other commands", async ({ page, user, callback, api }) => {
  const eventTime = Date.now();
  for (let i = 0; i < 3; i += 1) await callback({ user, platform: "Web", eventTime });
  const command = `C2C.CallbackBefore${user.slice(-12)}`;
  expect((await postCommand(runInfo().url, command, {})).status).toBe(200);

  await page.goto("/health?range=1h");
  const figures = page.getByRole("region", { name: /^Health checks/ });
  await figures
    .locator("dl > div", { hasText: /^Duplicates/ })
    .getByRole("link")
    .click();
  await expect(page).toHaveURL(/#duplicates$/);
  const copies = page.getByRole("region", { name: "Duplicates, newest first" });
  await copies.getByRole("textbox", { name: "UserID" }).fill(user);
  await expect(page).toHaveURL(new RegExp(`user=${user}`));
  await expect(copies.getByText("2 duplicates", { exact: true })).toBeVisible();
  await expect(copies.getByRole("row").filter({ hasText: user })).toHaveCount(2);
  await copies.getByRole("link", { name: user }).first().click();
  await expect(page).toHaveURL(/\/user\?.*sel=/);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`user=${user}`));

  await copies.getByRole("button", { name: "Clear" }).click();
  await page.getByRole("button", { name: "Callbacks over time: table" }).click();
  const table = page.getByRole("table", { name: "Callbacks over time" });
  // The minute of the last row may have begun after the callbacks arrived.
  const bar = table
    .locator('a[href$="#duplicates"]')
    .filter({ hasText: /^[1-9]/ })
    .last();
  await expect(bar).toBeVisible();
  const { searchParams } = new URL((await bar.getAttribute("href")) ?? "", page.url());
  const stretch = { from: searchParams.get("from") ?? "", to: searchParams.get("to") ?? "" };
  // Other specs send callbacks meanwhile: both are read again until nothing came in between.
  await expect
    .poll(async () => {
      const { total } = await api<{ total: { duplicates: number } }>("ingest/history", stretch);
      const { count } = await api<{ count: number }>("duplicates/count", stretch);
      return count > 0 && count === total.duplicates;
    })
    .toBe(true);

  const others = page.getByRole("region", { name: "Other callbacks" });
  const row = others.locator("dl > div", { hasText: command });
  await expect(row.locator("dd").first()).toHaveText("1");
  await expect(row).toContainText("waits for the answer");
});

test("keeps Tencent's own alerts, counts them, and shows their fields", async ({ page, user }) => {
  const fields = { ServiceName: "openim", Command: user.slice(-12), Request: 510, Limit: 200 };
  const command = "Alert.RequestOverLimit";
  expect((await postCommand(runInfo().url, command, { CallbackCommand: command, ...fields })).status).toBe(200);
  await page.goto("/health?range=1h");
  const alerts = page.getByRole("region", { name: "Tencent’s alert callbacks" });
  await expect(alerts.locator("dl > div", { hasText: command }).locator("dd").first()).toHaveText(/^[1-9]/);
  await alerts.getByText(`openim/${fields.Command}: 510 calls a second, limit 200`).click();
  await expect(alerts).toContainText(`"Command": "${fields.Command}"`);
  await expect(alerts.getByRole("link", { name: "All alerts" })).toHaveAttribute("href", /^\/alerts/);
});
