import { HOUR, MINUTE } from "@/lib/time/units";
import { expect, test } from "./support/test";

/** The connections that end in the hour. Timeouts are nearly all on Android, and the rest is nearly all on the web. */
const ENDED = [
  { platform: "Android", reason: "TimeOut", count: 11 },
  { platform: "Web", reason: "TimeOut", count: 1 },
  { platform: "Android", reason: "LinkClose", count: 3 },
  { platform: "Web", reason: "LinkClose", count: 30 },
];

test("leads from a filtered list to what its rows have in common, and from there to exactly those rows", async ({
  page,
  user,
  callback,
  api,
}) => {
  // A random hour of the years 2014 to 2017, which no other spec uses.
  const from = Date.parse("2014-01-01T00:00:00Z") + Math.floor(Math.random() * 35_000) * HOUR;
  const range = { from: new Date(from).toISOString(), to: new Date(from + HOUR).toISOString() };
  const kinds = ENDED.flatMap(({ count, ...kind }) => Array.from({ length: count }, () => kind));
  const connect = async (name: string, { platform, reason }: { platform: string; reason: string }, at: number) => {
    await callback({ user: name, platform, eventTime: at });
    await callback({ user: name, platform, action: "Disconnect", reason, eventTime: at + 10 * MINUTE });
  };
  await Promise.all(kinds.map((kind, i) => connect(`${user}-${i}`, kind, from + MINUTE + i * 1000)));
  // The same kind of connection outside of the hour.
  await connect(`${user}-later`, { platform: "Android", reason: "TimeOut" }, from + 2 * HOUR);
  await expect.poll(async () => (await api<{ count: number }>("connections/count", range)).count).toBe(kinds.length);

  await page.goto(`/connections?${new URLSearchParams({ ...range, cause: "timeout" }).toString()}`);
  const rows = page.getByRole("table", { name: "Connections" }).locator("tbody tr");
  await expect(rows).toHaveCount(12);
  await page.getByRole("main").getByRole("link", { name: "Compare", exact: true }).click();

  const found = page.getByRole("region", { name: "What they have in common" }).getByRole("listitem");
  await expect(found.first()).toContainText("Platform: Android");
  await expect(page.getByRole("main").getByRole("region").nth(1)).toHaveAccessibleName("Platform");
  const oddest = page.getByRole("list", { name: "Platform" }).getByRole("link").first();
  await expect(oddest).toContainText("Android");
  const shown = Number(/\((\d+)\)/.exec((await oddest.textContent()) ?? "")?.[1]);
  expect(shown).toBe(11);

  await oddest.click();
  await expect(page).toHaveURL(/\/connections\?/);
  await expect(page.getByText(`${shown} connections`, { exact: true }).first()).toBeVisible();
  await expect(rows).toHaveCount(shown);
});
