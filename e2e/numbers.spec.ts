import { MINUTE } from "@/lib/time/units";
import type { Page } from "@playwright/test";
import { waitUntilLoaded, sendIncident } from "./support/pages";
import { expect, test } from "./support/test";

/** The lists of the interface, by the path of the page that shows them. */
const LISTS: Record<string, string> = {
  "/users": "users",
  "/events": "events",
  "/connections": "connections",
  "/platforms": "kicks",
  "/statuses": "statuses",
};

/** A number of the page and where it leads. */
interface NumberLink {
  number: number;
  href: string;
}

/**
 * Every link that shows one whole number, also in the tables of the charts. A link with a change counts with the number
 * of the range before.
 */
async function readNumberLinks(page: Page): Promise<NumberLink[]> {
  for (const chart of await page.getByRole("button", { name: /: table$/ }).all()) await chart.click();
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>("main a[href]")].flatMap((link) => {
      if (link.title === "Show the list behind this average") return [];
      const parts =
        link.children.length === 0
          ? [link]
          : [...link.querySelectorAll("*")].filter((part) => part.children.length === 0);
      const before = /^Range before: (\d[\d,]*)$/.exec(link.title)?.[1];
      if (before !== undefined) return [{ number: Number(before.replaceAll(",", "")), href: link.href }];
      const numbers = parts.map((part) => part.textContent.trim()).filter((text) => /^\d[\d,]*$/.test(text));
      return numbers.length === 1 ? [{ number: Number(numbers[0]?.replaceAll(",", "")), href: link.href }] : [];
    }),
  );
}

/** What the list must say if it differs from the number that leads to it. */
async function differencesOf(page: Page, links: readonly NumberLink[]): Promise<string[]> {
  const found: string[] = [];
  const once = new Map(links.map((link) => [`${link.number} ${link.href}`, link]));
  for (const { number, href } of once.values()) {
    const { pathname, searchParams } = new URL(href);
    const list = LISTS[pathname];
    if (list === undefined) continue;
    const answer = await page.request.get(`/api/v1/${list}/count?${searchParams.toString()}`);
    const { count } = (await answer.json()) as { count?: number };
    if (count !== number) found.push(`${number} leads to ${count ?? answer.status()} of ${href}`);
  }
  return found;
}

/** The lowest number of figures above 0 on each page, for a hundred users over two hours. */
const PAGES: Record<string, number> = { activity: 66, platforms: 20, statuses: 8, incidents: 20, incident: 20 };

test("opens a list of as many rows behind every number", async ({ page }) => {
  test.setTimeout(240_000);
  // A range in the past that no other spec uses, and that does not start or end on a full minute.
  const at = Date.parse("2024-01-01T00:00:00Z") + Math.floor(Math.random() * 100_000) * 5 * MINUTE;
  const sample = await sendIncident(at);
  const from = new Date(Date.parse(sample.from) - 95 * MINUTE + 12_345).toISOString();
  const to = new Date(Date.parse(sample.to) + 20 * MINUTE + 6_789).toISOString();
  const range = new URLSearchParams({ from, to }).toString();
  for (const [name, least] of Object.entries(PAGES)) {
    // Other specs send callbacks meanwhile: a number as of now may change before its list is read, so it is read again.
    await expect(async () => {
      await page.goto(name === "incident" ? `/incident?from=${sample.from}&to=${sample.to}` : `/${name}?${range}`);
      await waitUntilLoaded(page);
      const links = await readNumberLinks(page);
      expect(links.filter(({ number }) => number > 0).length, name).toBeGreaterThanOrEqual(least);
      expect(await differencesOf(page, links), name).toEqual([]);
    }).toPass({ timeout: 150_000 });
  }
});

test("counts as many callbacks in Callback health as its list has, by whole minutes", async ({
  page,
  callback,
  user,
}) => {
  await callback({ user });
  const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
  await page.goto(`/health?${new URLSearchParams({ from: ago(30 * MINUTE), to: ago(0) }).toString()}`);
  const stored = page.locator("main a[href*=receivedFrom]", { hasText: /^[\d,]+$/ }).first();
  const { searchParams } = new URL((await stored.getAttribute("href")) ?? "", "http://x");
  for (const name of ["receivedFrom", "receivedTo"]) expect(Date.parse(searchParams.get(name) ?? "") % MINUTE).toBe(0);
  // Other specs send callbacks meanwhile: the number is read again for exactly this range.
  const [from, to] = [searchParams.get("receivedFrom") ?? "", searchParams.get("receivedTo") ?? ""];
  await expect
    .poll(async () => {
      const read = async (path: string) =>
        (await page.request.get(`/api/v1/${path}`)).json() as Promise<{ count: number; total: { accepted: number } }>;
      const { total } = await read(`ingest/history?${new URLSearchParams({ from, to }).toString()}`);
      const { count } = await read(`events/count?${searchParams.toString()}`);
      return count > 0 && total.accepted === count;
    })
    .toBe(true);
});
