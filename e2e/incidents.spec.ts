import { MINUTE, floorTo } from "@/lib/time/units";
import { expect, test } from "./support/test";

test("shows a burst of timeouts as an incident with its users, networks and the start of the silence", async ({
  page,
  user,
  callback,
  api,
}) => {
  const now = Date.now();
  const minute = (back: number) => floorTo(now, MINUTE) - back * MINUTE;
  // A quiet hour with known events. Then forty users of one network time out in the same minute.
  await callback({ user: `${user}-early`, eventTime: minute(150) });
  const names = Array.from({ length: 40 }, (_, i) => `${user}-${i}`);
  await Promise.all(
    names.map((name) => callback({ user: name, platform: "Android", clientIp: "198.51.100.9", eventTime: minute(60) })),
  );
  await Promise.all(
    names.map((name, i) =>
      callback({
        user: name,
        platform: "Android",
        clientIp: "198.51.100.9",
        action: "Disconnect",
        reason: "TimeOut",
        eventTime: minute(20) + i * 1000,
      }),
    ),
  );
  const range = { from: new Date(minute(30)).toISOString(), to: new Date(now).toISOString() };
  type Found = { incidents: { from: string; to: string; ended: number }[] };
  // Bursts that other specs send in the minutes around it belong to the same incident.
  const find = async () =>
    (await api<Found>("stats/incidents", range)).incidents.find(
      ({ from, to, ended }) => Date.parse(from) <= minute(20) && minute(20) < Date.parse(to) && ended >= 40,
    );
  await expect.poll(find).toBeDefined();

  await page.goto(`/incidents?${new URLSearchParams(range).toString()}`);
  const table = page.getByRole("table", { name: "Incidents, newest first" });
  const link = table.locator(`a[href^="/incident?from=${encodeURIComponent((await find())?.from ?? "")}"]`);
  await expect(link).toBeVisible();
  await expect(page.getByRole("region", { name: "What counts as an incident" })).toContainText("There are at least");
  await link.click();

  await expect(page).toHaveURL(/\/incident\?.*from=/);
  await expect(page.getByRole("note")).toContainText("Tencent notices a silent client after 400 s");
  const more = page.getByRole("region", { name: "What they have in common" });
  const network = more.getByRole("link", { name: /198\.51\.100\.0\/24/ });
  await expect(network).toContainText("40");
  const filter = new URL((await network.getAttribute("href")) ?? "", "http://x").searchParams;
  expect((await api<{ count: number }>("connections/count", Object.fromEntries(filter))).count).toBe(40);
  await page.goBack();
  await expect(table).toBeVisible();
});

test("says what to do for a range without an incident", async ({ page }) => {
  await page.goto("/incident");
  // While the page streams in, a hidden copy of its content is outside of main.
  await expect(page.getByRole("main").getByText("Open one from the list.")).toBeVisible();
  await page.getByRole("link", { name: "All incidents" }).click();
  await expect(page).toHaveURL(/\/incidents$/);
});
