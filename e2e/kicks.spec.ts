import { MINUTE } from "@/lib/time/units";
import { expect, test } from "./support/test";

test("shows which platform kicks which, opens the list behind a cell, and shows unknown ones", async ({
  page,
  user,
  callback,
  api,
}) => {
  const from = new Date(Date.now() - MINUTE);
  await callback({ user, platform: "Linux", eventTime: Date.now() - 20_000 });
  await callback({ user, platform: "Mac", kicked: ["Linux"], eventTime: Date.now() - 10_000 });
  await callback({ user: `${user}-b`, platform: "Mac", kicked: ["Linux"], eventTime: Date.now() - 9_000 });
  type Stats = { pairs: { by: string; kicked: string; count: number; unknown: number }[] };
  const range = { from: from.toISOString(), to: new Date(Date.now() + MINUTE).toISOString() };
  const pair = async () =>
    (await api<Stats>("stats/kicks", range)).pairs.find(({ by, kicked }) => by === "mac" && kicked === "linux");
  await expect.poll(pair).toMatchObject({ count: 2, unknown: 1 });

  await page.goto(`/platforms?${new URLSearchParams(range).toString()}`);
  const cell = page
    .getByRole("region", { name: "Who kicks whom" })
    .getByRole("link", { name: /^macOS kicked Linux: 2, of them 1/ });
  await cell.click();
  await expect(page).toHaveURL(/by=mac&kicked=linux/);
  const table = page.getByRole("table", { name: "Kicks, newest first" });
  await expect(table.getByRole("row")).toHaveCount(3);
  await expect(page.getByText("2 kicks", { exact: true })).toBeVisible();
  await expect(table.getByRole("row").nth(1)).toContainText("no known connection");

  await page.getByRole("combobox", { name: "Connection" }).selectOption("false");
  await expect(table.getByRole("row")).toHaveCount(2);
  await expect(table).toContainText(`${user}-b`);
  await page.goBack();
  await expect(table.getByRole("row")).toHaveCount(3);
  await table.getByRole("link", { name: user, exact: true }).click();
  await expect(page).toHaveURL(/\/user\?.*sel=/);
});

test("lists a user with many kicks, with the pairs of platforms", async ({ page, user, callback }) => {
  const start = Date.now() - 30_000;
  for (let i = 0; i < 6; i += 1) {
    await callback({
      user,
      platform: i % 2 ? "iPad" : "Windows",
      kicked: i === 0 ? [] : [i % 2 ? "Windows" : "iPad"],
      eventTime: start + i * 1000,
    });
  }
  const range = { from: new Date(start - 1000).toISOString(), to: new Date(Date.now() + MINUTE).toISOString() };
  await page.goto(`/platforms?${new URLSearchParams(range).toString()}`);
  const row = page.getByRole("region", { name: "Most kicked users" }).getByRole("row").filter({ hasText: user });
  await expect(row).toContainText("iPad");
  await row.getByRole("link", { name: "5", exact: true }).click();
  await expect(page.getByRole("table", { name: "Kicks, newest first" }).getByRole("row")).toHaveCount(6);
});
