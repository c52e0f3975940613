import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { parseCsv } from "../lib/csv/testing/parse-csv";
import { settled } from "./support/pages";
import { expect, test } from "./support/test";

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Opens the export behind a button and saves it: what it says of its rows before, and its records without the mark for Excel. */
async function saved(page: Page, button: Locator): Promise<{ said: string; records: string[][] }> {
  await button.click();
  const dialog = page.getByRole("dialog").filter({ hasText: "Export as CSV" });
  await expect(dialog.getByRole("status")).toHaveText(/^(No|[\d,]+) rows?$/);
  const said = (await dialog.getByRole("status").textContent()) ?? "";
  const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Download CSV" }).click()]);
  const text = await readFile(await download.path(), "utf8");
  expect(text.charCodeAt(0)).toBe(0xfeff);
  await expect(dialog.getByText(/^Done: /)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  return { said, records: parseCsv(text.slice(1)) };
}

test("tables of a page are saved as they stand, with numbers in full", async ({ page, user, callback, api }) => {
  const from = Date.parse("2018-01-01T00:00:00Z") + Math.floor(Math.random() * 8_000) * HOUR;
  const range = { from: new Date(from).toISOString(), to: new Date(from + HOUR).toISOString() };
  const status = `=${user},"忙"`;
  for (let i = 0; i < 3; i += 1) {
    await callback({ user: `${user}-${i}`, platform: "Android", eventTime: from + MINUTE });
    await callback({ user: `${user}-${i}`, platform: "Android", action: "CustomStatusChange", customStatus: status, eventTime: from + 2 * MINUTE });
    await callback({ user: `${user}-${i}`, platform: "Android", action: "Disconnect", reason: "TimeOut", eventTime: from + 10 * MINUTE });
  }
  await expect.poll(async () => (await api<{ total: number }>("stats/causes", range)).total).toBe(3);

  await page.goto(`/activity?${new URLSearchParams(range).toString()}`);
  await settled(page);
  const causes = await saved(page, page.getByRole("button", { name: "Export: Why connections ended" }));
  expect(causes.said).toBe("2 rows");
  expect(causes.records).toEqual([
    ["Cause", "Connections", "Range before", "Android"], ["Timed out", "3", "0", "3"], ["All causes", "3", "0", "3"],
  ]);
  await page.getByRole("button", { name: "What happened: table" }).click();
  const happened = await saved(page, page.getByRole("button", { name: "Export: What happened" }));
  expect(happened.records[0]?.[0]).toBe("Time (Asia/Shanghai)");
  for (const [time = ""] of happened.records.slice(1)) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000\+08:00$/);

  await page.goto(`/statuses?${new URLSearchParams(range).toString()}`);
  await settled(page);
  const lasting = await saved(page, page.getByRole("button", { name: /^Export: How often, and/ }));
  expect(lasting.records.slice(1).map(([value, set]) => [value, set])).toEqual([[`'${status}`, "3"]]);
});
