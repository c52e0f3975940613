import { readFile } from "node:fs/promises";
import { HOUR, MINUTE } from "@/lib/time/units";
import type { Locator, Page } from "@playwright/test";
import { parseCsv } from "../lib/csv/testing/parse-csv";
import { waitUntilLoaded } from "./support/pages";
import { runInfo } from "./support/shared";
import { expect, test } from "./support/test";

/**
 * Opens the export of a button and saves the file. Returns the announced number of rows, and the records without the
 * byte order mark.
 */
async function saveExport(page: Page, button: Locator): Promise<{ rowCountText: string; records: string[][] }> {
  await button.click();
  const dialog = page.getByRole("dialog").filter({ hasText: "Export as CSV" });
  await expect(dialog.getByRole("status")).toHaveText(/^(No|[\d,]+) rows?$/);
  const rowCountText = (await dialog.getByRole("status").textContent()) ?? "";
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download CSV" }).click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  expect(text.charCodeAt(0)).toBe(0xfeff);
  await expect(dialog.getByText(/^Exported /)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  return { rowCountText, records: parseCsv(text.slice(1)) };
}

test("exports a user's events and connections, of the range or of all time", async ({ page, user, callback, api }) => {
  const now = Date.now();
  const old = now - 40 * 24 * HOUR;
  await callback({ user, platform: "Web", eventTime: old });
  await callback({ user, platform: "Web", action: "Logout", eventTime: old + HOUR });
  await callback({ user, platform: "Android", eventTime: now - 50 * MINUTE });
  await callback({ user, platform: "Android", action: "Disconnect", reason: "TimeOut", eventTime: now - 20 * MINUTE });
  await callback({ user, platform: "iOS", eventTime: now - 5 * MINUTE });
  await expect.poll(async () => (await api<{ count: number }>("events/count", { user })).count).toBe(5);

  await page.goto(`/user?id=${user}`);
  const events = page.getByRole("region", { name: "Events" });
  await expect(events.getByRole("listitem")).toHaveCount(3);
  const ofRange = await saveExport(page, events.getByRole("button", { name: "Export" }));
  expect(ofRange.rowCountText).toBe("3 rows");
  expect(ofRange.records.slice(1).map((row) => row[ofRange.records[0]?.indexOf("UserID") ?? -1])).toEqual([
    user,
    user,
    user,
  ]);

  await events.getByText("All of history").click();
  await expect(events.getByRole("listitem")).toHaveCount(5);
  expect((await saveExport(page, events.getByRole("button", { name: "Export" }))).rowCountText).toBe("5 rows");

  await events.getByText("Connections", { exact: true }).click();
  const connections = page.getByRole("region", { name: "Connections", exact: true });
  await expect(connections.getByRole("listitem")).toHaveCount(3);
  const all = await saveExport(page, connections.getByRole("button", { name: "Export" }));
  expect(all.rowCountText).toBe("3 rows");
  const platform = all.records[0]?.indexOf("Platform") ?? -1;
  expect(all.records.slice(1).map((row) => row[platform])).toEqual(["iOS", "Android", "Web"]);
});

test("exports all users with kicks and all refused callbacks", async ({ page, user, callback, api }) => {
  const start = Date.now() - 30_000;
  const [a, b] = [`${user}-a`, `${user}-b`];
  for (const [i, name] of [a, a, b].entries())
    await callback({
      user: name,
      platform: i === 1 ? "Android" : "iPad",
      kicked: ["Linux"],
      eventTime: start + i * 1000,
    });
  const range = { from: new Date(start).toISOString(), to: new Date(start + 3000).toISOString() };
  await expect
    .poll(async () => (await api<{ count: number }>("stats/kicks/users/count", { ...range, kicked: "linux" })).count)
    .toBe(2);
  await page.goto(`/platforms?${new URLSearchParams({ ...range, kicked: "linux" }).toString()}`);
  await waitUntilLoaded(page);
  const users = page.getByRole("region", { name: "Most kicked users" });
  const kicks = await saveExport(page, users.getByRole("button", { name: "Export" }));
  expect(kicks.rowCountText).toBe("2 rows");
  expect(kicks.records.slice(1).map(([name, count, , pairs]) => [name, count, pairs])).toEqual([
    [a, "2", "Android → Linux ×1; iPad → Linux ×1"],
    [b, "1", "iPad → Linux ×1"],
  ]);

  const probe = `=${user}`;
  const answer = await fetch(`${runInfo().url}/api/callback?SdkAppid=1499999999&CallbackCommand=State.StateChange`, {
    method: "POST",
    body: probe,
  });
  expect(answer.status).toBe(403);
  await page.goto("/health?refused=app");
  await waitUntilLoaded(page);
  const refused = await saveExport(
    page,
    page.getByRole("region", { name: "Refused callbacks" }).getByRole("button", { name: "Export" }),
  );
  expect(refused.records.flat()).toContain(`'${probe}`);
  expect(new Set(refused.records.slice(1).map((row) => row[1]))).toEqual(new Set(["Unknown app"]));
});

test("saves the tables of a page with full numbers", async ({ page, user, callback, api }) => {
  const from = Date.parse("2018-01-01T00:00:00Z") + Math.floor(Math.random() * 8_000) * HOUR;
  const range = { from: new Date(from).toISOString(), to: new Date(from + HOUR).toISOString() };
  const status = `=${user},"忙"`;
  for (let i = 0; i < 3; i += 1) {
    await callback({ user: `${user}-${i}`, platform: "Android", eventTime: from + MINUTE });
    await callback({
      user: `${user}-${i}`,
      platform: "Android",
      action: "CustomStatusChange",
      customStatus: status,
      eventTime: from + 2 * MINUTE,
    });
    await callback({
      user: `${user}-${i}`,
      platform: "Android",
      action: "Disconnect",
      reason: "TimeOut",
      eventTime: from + 10 * MINUTE,
    });
  }
  await expect.poll(async () => (await api<{ total: number }>("stats/causes", range)).total).toBe(3);

  await page.goto(`/activity?${new URLSearchParams(range).toString()}`);
  await waitUntilLoaded(page);
  const causes = await saveExport(page, page.getByRole("button", { name: "Export: Why connections ended" }));
  expect(causes.rowCountText).toBe("2 rows");
  expect(causes.records).toEqual([
    ["Cause", "Connections", expect.stringMatching(/\d:00.+\d:00$/), "Android"],
    ["Timed out", "3", "0", "3"],
    ["All causes", "3", "0", "3"],
  ]);
  await page.getByText("Shares", { exact: true }).click();
  await expect(
    page
      .getByRole("row", { name: /Timed out/ })
      .getByRole("link", { name: /^100\s?%$/ })
      .first(),
  ).toBeVisible();
  // There is no share, because the range before is empty.
  expect(
    (await saveExport(page, page.getByRole("button", { name: "Export: Why connections ended" }))).records.slice(1),
  ).toEqual([
    ["Timed out", "1", "", "1"],
    ["All causes", "1", "", "1"],
  ]);
  await page.getByRole("button", { name: "Events overview: table" }).click();
  const happened = await saveExport(page, page.getByRole("button", { name: "Export: Events overview" }));
  expect(happened.records[0]?.[0]).toBe("Time (Asia/Shanghai)");
  for (const [time = ""] of happened.records.slice(1))
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000\+08:00$/);

  await page.goto(`/statuses?${new URLSearchParams(range).toString()}`);
  await waitUntilLoaded(page);
  const lasting = await saveExport(page, page.getByRole("button", { name: /^Export: Frequency and duration/ }));
  expect(lasting.records.slice(1).map(([value, set]) => [value, set])).toEqual([[`'${status}`, "3"]]);
});
