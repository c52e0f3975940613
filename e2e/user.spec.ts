import { HOUR, MINUTE } from "@/lib/time/units";
import { waitUntilLoaded } from "./support/pages";
import { expect, test } from "./support/test";

const userPath = (id: string) => `/user?${new URLSearchParams({ id }).toString()}`;

test("shows the current state of a user, and updates it by itself", async ({ page, user, callback }) => {
  await callback({ user, platform: "Android", eventTime: Date.now() - HOUR });
  await page.goto(userPath(user));
  await expect(page.getByRole("region", { name: "Online", exact: true })).toContainText(/Online since .* on Android/);
  await callback({ user, platform: "Android", action: "CustomStatusChange", customStatus: "会议中" });
  await expect(page.getByRole("region", { name: "Custom status" })).toContainText("会议中");
  await callback({ user, platform: "IOS", kicked: ["Android"] });
  await expect(page.getByRole("region", { name: "Open connections" })).toContainText("iOS");
  await expect(page.getByRole("region", { name: "Open connections" })).not.toContainText("Android");
  await callback({ user, platform: "IOS", action: "Logout" });
  await expect(page.getByRole("region", { name: "Offline" })).toContainText(/Offline since/);
  await expect(page.getByRole("region", { name: "Custom status" })).toContainText("Presumed cleared");
});

test("lists every event, newest first, and opens its raw callback", async ({ page, user, callback }) => {
  const now = Date.now();
  await callback({ user, eventTime: now - 500_000, clientIp: "192.0.2.1" });
  await callback({ user, eventTime: now - 1_000, action: "Disconnect", reason: "TimeOut" });
  await callback({ user, eventTime: now - 900, action: "Disconnect", reason: "LinkClose" });
  await page.goto(userPath(user));
  const events = page.getByRole("region", { name: "Events" }).getByRole("listitem");
  await expect(events).toHaveCount(3);
  await expect(events.nth(0)).toContainText("Unmatched");
  await expect(events.nth(1)).toContainText("Disconnect/TimeOut");
  await expect(events.nth(2)).toContainText("192.0.2.1");
  await events.nth(2).scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => window.scrollY);
  expect(scrolled).toBeGreaterThan(0);
  await events.nth(2).getByRole("button").click();
  const drawer = page.getByRole("dialog", { name: "Event" });
  await expect(drawer).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  for (const part of ["header", "nav"]) await expect(page.locator(part).first()).toBeInViewport();
  await expect(drawer).toContainText(`"To_Account": "${user}"`);
  await expect(drawer).toContainText("192.0.2.1");
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
});

test("corrects the page after a late event", async ({ page, user, callback }) => {
  const now = Date.now();
  await callback({ user, eventTime: now - MINUTE });
  await callback({ user, eventTime: now - 10_000, action: "Logout" });
  await page.goto(userPath(user));
  await expect(page.getByRole("region", { name: "Offline" })).toBeVisible();
  await callback({ user, eventTime: now - 30_000, action: "Disconnect" });
  const events = page.getByRole("region", { name: "Events" }).getByRole("listitem");
  await expect(events.nth(0)).toContainText("Unmatched");
  await expect(events.nth(1)).toContainText("Late");
});

for (const id of [
  "a/b",
  "100%",
  "%2F",
  "what?",
  "#hash",
  "..",
  ".",
  "two  spaces",
  "表情😀",
  "=1+1",
  "-rf",
  "a&b=c",
  "+1",
  '"><b>',
])
  test(`finds the user ${JSON.stringify(id)} by search, list and URL`, async ({ page, user, callback, api }) => {
    const name = `${id}${user}`;
    await callback({ user: name });
    await expect.poll(async () => (await api<{ users: unknown[] }>("users", { q: name })).users.length).toBe(1);
    await page.goto("/live");
    await waitUntilLoaded(page);
    await page.keyboard.press("/");
    await page.getByLabel("Find a user by UserID").fill(name);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: "Online", exact: true })).toBeVisible();
    expect(new URL(page.url()).searchParams.get("id")).toBe(name);
    await page.goto(`/users?${new URLSearchParams({ q: name }).toString()}`);
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("region", { name: "Online", exact: true })).toBeVisible();
  });

test("is found by keyboard among the suggestions of the search", async ({ page, user, callback, api }) => {
  for (const name of [`${user}-a`, `${user}-b`]) await callback({ user: name });
  await expect.poll(async () => (await api<{ users: unknown[] }>("users", { q: user })).users.length).toBe(2);
  await page.goto("/live");
  await waitUntilLoaded(page);
  await page.keyboard.press("/");
  const search = page.getByRole("combobox", { name: "Find a user by UserID" });
  await search.fill(user);
  const options = page.getByRole("listbox").getByRole("option");
  await expect(options.first()).toContainText(user);
  await expect(search).not.toHaveAttribute("aria-activedescendant");
  await search.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  const chosen = await options.first().getAttribute("id");
  await expect(search).toHaveAttribute("aria-activedescendant", chosen ?? "an option");
  await search.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/user\\?.*id=${user}-[ab]`));
});

test.describe("an unknown user", () => {
  test.use({ expectedErrors: [/status of 404/] });
  test("is reported as unknown, with what to do", async ({ page, user }) => {
    await page.goto(userPath(user));
    await expect(page.getByText("Rollcall has never seen this user")).toBeVisible();
  });
});
