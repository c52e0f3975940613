import { MINUTE } from "@/lib/time/units";
import { expect, test } from "./support/test";

test("opens the users of a status and the list of a change, and filters by cleared statuses", async ({
  page,
  user,
  callback,
  api,
}) => {
  const status = `状态 ${user}`;
  const start = Date.now() - 30_000;
  const set = (customStatus: string, eventTime: number, name = user) =>
    callback({ user: name, action: "CustomStatusChange", customStatus, eventTime });
  await callback({ user, platform: "Web", eventTime: start });
  await callback({ user: `${user}-b`, platform: "Web", eventTime: start });
  await set(status, start + 1000);
  await set(status, start + 1000, `${user}-b`);
  await set("", start + 5000, `${user}-b`);
  const range = { from: new Date(start - 1000).toISOString(), to: new Date(Date.now() + MINUTE).toISOString() };
  type Stats = { current: { value: string; users: number }[]; changes: { value: string; count: number }[] };
  const find = async () =>
    (await api<Stats>("stats/statuses", { ...range, top: "500" })).changes.find(({ value }) => value === status)?.count;
  await expect.poll(find).toBe(2);

  await page.goto(`/statuses?${new URLSearchParams({ ...range, value: status }).toString()}`);
  const table = page.getByRole("table", { name: "Changes, newest first" });
  await expect(table.getByRole("row")).toHaveCount(3);
  await expect(page.getByText("2 changes", { exact: true })).toBeVisible();

  await page.getByLabel("Cleared by the app").click();
  await expect(page.getByLabel("Cleared by the app")).toBeChecked();
  await expect(page).toHaveURL(/value=(&|$)/);
  await page.getByRole("search", { name: "Changes, newest first" }).getByLabel("UserID").fill(`${user}-b`);
  await expect(page).toHaveURL(/user=/);
  await expect(table.getByRole("row")).toHaveCount(2);
  await expect(table.getByRole("row").nth(1)).toContainText(status);
  await expect(table.getByRole("row").nth(1)).toContainText("cleared");
  await page.goBack();
  await page.goBack();
  await expect(table.getByRole("row")).toHaveCount(3);
});
