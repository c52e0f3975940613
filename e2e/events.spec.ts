import { readFile } from "node:fs/promises";
import { MINUTE } from "@/lib/time/units";
import { expect, test } from "./support/test";

test("filters events by URL, by chips and with Back", async ({ page, user, callback, api }) => {
  const at = Date.now();
  await callback({ user, platform: "Android", eventTime: at - 3 * MINUTE });
  await callback({ user, platform: "Android", action: "Disconnect", reason: "TimeOut", eventTime: at - MINUTE });
  await callback({ user: `${user}-b`, platform: "Web", eventTime: at });
  await expect.poll(async () => (await api<{ count: number }>("events/count", { user })).count).toBe(2);

  await page.goto(`/events?user=${user}`);
  const rows = page.getByRole("table", { name: "Events" }).locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("Timed out");
  await expect(page.getByText("2 events", { exact: true }).first()).toBeVisible();

  await page.getByRole("button", { name: "Filters", exact: true }).click();
  await page.getByLabel("Action").selectOption("Login");
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/action=Login/);
  await expect(page.getByText("1 event", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove filter: Action: Login" }).click();
  await expect(rows).toHaveCount(2);
  await page.goBack();
  await expect(page).toHaveURL(/action=Login/);
  await expect(rows).toHaveCount(1);
});

test("opens the raw callback of a row, and the user at that time", async ({ page, user, callback, api }) => {
  const at = Date.now();
  await callback({ user, platform: "iPad", eventTime: at - 10 * MINUTE });
  await callback({ user, platform: "iPad", action: "Disconnect", reason: "LinkClose", eventTime: at - MINUTE });
  await expect.poll(async () => (await api<{ count: number }>("events/count", { user })).count).toBe(2);

  await page.goto(`/events?user=${user}`);
  await page
    .getByRole("button", { name: new RegExp(`Show the event of ${user}`) })
    .first()
    .click();
  const drawer = page.getByRole("dialog", { name: "Event" });
  await expect(drawer).toContainText('"Reason": "LinkClose"');
  await expect(drawer).toContainText("Link closed");
  await expect(page).toHaveURL(/[?&]sel=/);
  await page.goBack();
  await expect(drawer).toBeHidden();
  await page.goForward();
  await expect(drawer).toBeVisible();

  await drawer.getByRole("link", { name: "Show in the user’s timeline" }).click();
  await expect(page).toHaveURL(/\/user\?/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(user);
  await expect(page.getByRole("dialog")).toContainText('"Reason": "LinkClose"');
});

test("puts new events on top in the live tail, and pauses while someone reads", async ({
  page,
  user,
  callback,
  api,
}) => {
  await callback({ user, platform: "iOS", eventTime: Date.now() - MINUTE });
  await expect.poll(async () => (await api<{ count: number }>("events/count", { user })).count).toBe(1);
  await page.goto(`/events?user=${user}`);
  const rows = page.getByRole("table", { name: "Events" }).locator("tbody tr");
  await expect(rows).toHaveCount(1);
  await page.getByLabel("Live tail").click();
  await expect(page).toHaveURL(/follow=1/);
  await page.getByRole("heading", { name: "Events" }).hover();
  await callback({ user, action: "Logout", platform: "iOS" });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("Logged out");

  await rows.first().hover();
  await callback({ user, platform: "Web" });
  const newer = page.getByRole("button", { name: "1 new event" });
  await expect(newer).toBeVisible();
  await expect(rows).toHaveCount(2);
  await newer.click();
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText("Web");
});

test("exports the events that the list shows", async ({ page, user, callback, api }) => {
  const name = `=${user},"x"`;
  await callback({ user: name, platform: "Web" });
  await callback({ user: name, platform: "Web", action: "CustomStatusChange", customStatus: "会议中 😀" });
  await expect.poll(async () => (await api<{ count: number }>("events/count", { user: name })).count).toBe(2);
  await page.goto(`/events?${new URLSearchParams({ user: name }).toString()}`);
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("dialog").getByRole("status")).toContainText("2");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("dialog")
      .getByRole("button", { name: /Export|Download|Start/ })
      .click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  expect(text.trimEnd().split("\r\n")).toHaveLength(3);
  expect(text).toContain("会议中 😀");
  expect(text).toContain(`"'=${user},""x"""`);
});
