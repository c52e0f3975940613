import { readFile } from "node:fs/promises";
import { HOUR, MINUTE } from "@/lib/time/units";
import { expect, test } from "./support/test";

/** A range in the past that no other spec uses: a random hour for each run, in the years 2019 to 2022. */
function randomHour() {
  const from = Date.parse("2019-01-01T00:00:00Z") + Math.floor(Math.random() * 35_000) * HOUR;
  return {
    from,
    to: from + HOUR,
    search: new URLSearchParams({
      from: new Date(from).toISOString(),
      to: new Date(from + HOUR).toISOString(),
    }).toString(),
  };
}

test("opens a list of as many rows behind every figure, and Back returns to the range", async ({
  page,
  user,
  callback,
  api,
}) => {
  const { from, search } = randomHour();
  for (let i = 0; i < 3; i += 1) {
    await callback({ user: `${user}-${i}`, platform: "Android", eventTime: from + MINUTE * (i + 1) });
    await callback({
      user: `${user}-${i}`,
      platform: "Android",
      action: "Logout",
      eventTime: from + MINUTE * (i + 10),
    });
  }
  const logins = () =>
    api<{ total: { login: number; logout: number } }>("stats/events", Object.fromEntries(new URLSearchParams(search)));
  await expect.poll(async () => (await logins()).total.logout).toBe(3);

  await page.goto(`/activity?${search}`);
  const section = (name: string) => page.getByRole("region", { name, exact: true }).first();
  await expect(section("Events overview").getByRole("link", { name: "3", exact: true }).first()).toBeVisible();
  await section("Users online").getByRole("link", { name: "3", exact: true }).first().click();
  await expect(page).toHaveURL(/\/users\?.*onlineAt=/);
  await expect(page.getByRole("table", { name: "Users" }).getByRole("row")).toHaveCount(4);
  await page.goBack();

  await section("Events overview").getByRole("link", { name: "3", exact: true }).first().click();
  await expect(page).toHaveURL(/\/events\?.*action=Login/);
  await expect(page.getByText("3 events", { exact: true }).first()).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/activity\\?.*from=${encodeURIComponent(new Date(from).toISOString())}`));

  await section("Why connections ended")
    .getByRole("row", { name: /Logged out/ })
    .getByRole("cell")
    .getByRole("link")
    .first()
    .click();
  await expect(page).toHaveURL(/\/connections\?.*cause=logout/);
  await expect(page.getByText("3 connections", { exact: true }).first()).toBeVisible();
});

test("opens the events of an hour of the week, and the connections of its connection-hours", async ({
  page,
  user,
  callback,
  api,
}) => {
  // A week that has no hour of the other tests.
  const from = Date.parse("2025-03-05T06:00:00Z");
  const WEEK = 7 * 24 * HOUR;
  for (const week of [0, 1]) {
    await callback({ user, platform: "Web", eventTime: from + week * WEEK + MINUTE });
    await callback({ user, platform: "Web", action: "Logout", eventTime: from + week * WEEK + 10 * MINUTE });
  }
  // Another time of the week, so it does not belong to that hour.
  await callback({ user, platform: "Web", eventTime: from + 30 * HOUR });
  await callback({ user, platform: "Web", action: "Logout", eventTime: from + 30 * HOUR + 5 * MINUTE });
  const range = { from: new Date(from).toISOString(), to: new Date(from + WEEK + HOUR).toISOString() };
  await expect
    .poll(async () => (await api<{ total: number }>("stats/causes", { ...range, platform: "web" })).total)
    .toBe(3);

  await page.goto(`/activity?${new URLSearchParams(range).toString()}`);
  const hours = page.getByRole("region", { name: "Hours of the week", exact: true }).first();
  await hours.getByText("Busiest hour").locator("..").getByRole("button").click();
  const detail = page.getByRole("dialog").filter({ hasText: "Users on average" });
  await expect(detail.getByRole("listitem")).toHaveCount(2);
  await detail
    .getByRole("definition")
    .filter({ hasText: "2" })
    .getByRole("link", { name: "2", exact: true })
    .first()
    .click();
  await expect(page).toHaveURL(/\/events\?.*action=Login.*weekday=\d.*hour=\d/);
  await expect(page.getByText("2 events", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("table", { name: "Events" }).getByRole("row")).toHaveCount(3);
  await page.getByRole("button", { name: /^Remove filter: Weekday/ }).click();
  await expect(page.getByRole("button", { name: /^Remove filter: Hour of the day: \d\d:00/ })).toBeVisible();
  await page.goBack();
  await page.goBack();

  const quality = page.getByRole("region", { name: "Network quality", exact: true }).first();
  await quality.getByRole("row", { name: /Web/ }).getByRole("link").last().click();
  await expect(page).toHaveURL(/\/connections\?openAt=.*openTo=/);
  await expect(page.getByText("3 connections", { exact: true }).first()).toBeVisible();
});

test("shows a chart as a table with the same numbers and links", async ({ page, user, callback, api }) => {
  const { from, search } = randomHour();
  await callback({ user, eventTime: from + MINUTE });
  await callback({ user, action: "Disconnect", reason: "LinkClose", eventTime: from + 10 * MINUTE });
  await expect
    .poll(
      async () => (await api<{ total: number }>("stats/causes", Object.fromEntries(new URLSearchParams(search)))).total,
    )
    .toBe(1);
  await page.goto(`/activity?${search}`);
  await page.getByRole("button", { name: "Events overview: table" }).click();
  const table = page.getByRole("table", { name: "Events overview" });
  await expect(table.getByRole("columnheader", { name: "Logins" })).toBeVisible();
  const minute = table.getByRole("row").filter({ has: page.getByRole("link", { name: "1", exact: true }) });
  await expect(minute).toHaveCount(2);
});

test("exports the table of days", async ({ page, user, callback, api }) => {
  const { from, search } = randomHour();
  await callback({ user, eventTime: from + MINUTE });
  await expect
    .poll(
      async () =>
        (await api<{ days: { logins: number }[] }>("stats/days", Object.fromEntries(new URLSearchParams(search))))
          .days[0]?.logins,
    )
    .toBeGreaterThan(0);
  await page.goto(`/activity?${search}`);
  const days = page.getByRole("region", { name: "By day", exact: true }).first();
  await days.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("dialog", { name: "Export" }).getByText("1 row", { exact: true })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download CSV" }).click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text.trimEnd().split("\r\n")).toHaveLength(2);
  await expect(page.getByText("Exported 1 row")).toBeVisible();
});
