import { type Page } from "@playwright/test";
import type { Callback } from "./support/callback";
import { waitUntilLoaded } from "./support/pages";
import { runInfo } from "./support/shared";
import { expect, test } from "./support/test";

/** The number of streams that the server has open, from its own metrics. */
async function openStreams(): Promise<number> {
  const text = await (await fetch(`${runInfo().url}/metrics`)).text();
  return Number(/^rollcall_live_streams_open\{[^}]*\} (\d+)$/m.exec(text)?.[1]);
}

const newestEvents = (page: Page) => page.getByRole("region", { name: "Newest events" });

/**
 * Records the requests for the stream, as the browser that opens them counts them. They must not reach the tabs of
 * other tests.
 */
function countStreams(page: Page): { opened: number } {
  const streams = { opened: 0 };
  page.on("request", (request) => {
    if (request.url().includes("/live/stream")) streams.opened += 1;
  });
  return streams;
}

/**
 * Sends callbacks until every page shows one of them among the newest, and resolves with its UserID. Another spec may
 * send hundreds at the same time, which hide a single one.
 */
async function sendUntilShown(
  pages: readonly Page[],
  name: string,
  callback: (sent: Callback) => Promise<unknown>,
): Promise<string> {
  let user = "";
  let no = 0;
  await expect(async () => {
    user = `${name}-${(no += 1)}`;
    await callback({ user });
    for (const page of pages)
      await expect(newestEvents(page).getByText(user, { exact: true })).toBeVisible({ timeout: 4_000 });
  }).toPass();
  return user;
}

test("shares one stream between two tabs, and keeps it when the first tab closes", async ({
  context,
  user,
  callback,
}) => {
  const first = await context.newPage();
  const firstStreams = countStreams(first);
  await first.goto("/live");
  await expect(first.getByRole("status").filter({ hasText: /^Live$/ })).toBeVisible();
  const second = await context.newPage();
  const secondStreams = countStreams(second);
  await second.goto("/live");
  await expect(second.getByRole("status").filter({ hasText: /^Live$/ })).toBeVisible();
  expect(await openStreams()).toBeGreaterThanOrEqual(1);

  await sendUntilShown([first, second], user, callback);
  expect([firstStreams.opened, secondStreams.opened]).toEqual([1, 0]);

  await first.close();
  await expect.poll(() => secondStreams.opened).toBe(1);
  await sendUntilShown([second], `${user}-alone`, callback);
});

test("pauses the page with the live switch, says since when, and catches up", async ({ page, user, callback }) => {
  await page.goto("/live");
  await sendUntilShown([page], `${user}-before`, callback);
  await page.getByRole("switch", { name: "Live" }).press("Space");
  await expect(page.getByText(/Paused at \d\d:\d\d:\d\d/)).toBeVisible();
  // Another tab of the same browser shows new events, this one must not.
  const other = await page.context().newPage();
  await other.goto("/live");
  const during = await sendUntilShown([other], `${user}-during`, callback);
  await expect(newestEvents(page).getByText(`${user}-during`)).toHaveCount(0);
  await page.getByRole("switch", { name: "Live" }).press("Space");
  await expect(newestEvents(page).getByText(during, { exact: true })).toBeVisible();
  await expect(page.getByText(/Paused at/)).toHaveCount(0);
});

test("pauses the rows under the pointer, and resumes when it leaves", async ({ page, user, callback }) => {
  await page.goto("/live");
  const before = await sendUntilShown([page], `${user}-before`, callback);
  await newestEvents(page).getByText(before, { exact: true }).hover();
  await callback({ user: `${user}-during` });
  await expect(newestEvents(page).getByRole("button", { name: /newer event/ })).toBeVisible();
  await expect(newestEvents(page).getByText(`${user}-during`)).toHaveCount(0);
  await page.getByRole("heading", { level: 1 }).hover();
  await expect(newestEvents(page).getByText(`${user}-during`)).toBeVisible();
});

test("opens the list of exactly the events that a rate counts", async ({ page, user, callback }) => {
  // Heartbeat timeouts, because few other tests send any: the number must not change between the two reads.
  await callback({ user, platform: "Android", eventTime: Date.now() - 600_000 });
  await callback({ user, platform: "Android", action: "Disconnect", reason: "TimeOut" });
  await page.goto("/live");
  const rates = page.getByRole("region", { name: "Per minute" });
  await expect(rates.getByRole("link", { name: /^Timeouts: [1-9]/ })).toBeVisible();
  // Paused, so that the number and the link belong to the same time.
  await page.getByRole("switch", { name: "Live" }).press("Space");
  const link = rates.getByRole("link", { name: /^Timeouts:/ });
  const count = Number(/\d+/.exec((await link.getAttribute("aria-label")) ?? "")?.[0]);
  const address = new URL((await link.getAttribute("href")) ?? "", "http://x");
  const { count: listed } = await page.evaluate(async (query) => {
    const answer = await fetch(`/api/v1/connections/count?${query}`);
    return (await answer.json()) as { count: number };
  }, address.searchParams.toString());
  expect(listed).toBe(count);
});

test("keeps the hours of the curve in the URL, and Back restores the choice before", async ({ page }) => {
  await page.goto("/live");
  await waitUntilLoaded(page);
  const hours = page.getByRole("radiogroup", { name: "Period" });
  await expect(hours.getByRole("radio", { name: "12 h" })).toBeChecked();
  await hours.getByText("3 h", { exact: true }).click();
  await expect(page).toHaveURL(/hours=3/);
  await expect(hours.getByRole("radio", { name: "3 h", exact: true })).toBeChecked();
  await page.goBack();
  await expect(hours.getByRole("radio", { name: "12 h" })).toBeChecked();
  await hours.getByText("3 h", { exact: true }).click();
  await expect(hours.getByRole("radio", { name: "3 h", exact: true })).toBeChecked();
});
