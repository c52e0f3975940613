import { HOUR, MINUTE } from "@/lib/time/units";
import { APP } from "./support/settings";
import { expect, test } from "./support/test";

const userPath = (id: string, more: Record<string, string> = {}) =>
  `/user?${new URLSearchParams({ id, ...more }).toString()}`;
/** A time of day as the page writes it in its zone. */
const timeOfDay = (at: number) => new Date(at + 8 * HOUR).toISOString().slice(11, 19);

test("explains a timeout in one sentence, with its offline window", async ({ page, user, callback }) => {
  const end = Date.now() - 10 * MINUTE;
  await callback({ user, platform: "Android", eventTime: end - HOUR });
  await callback({ user, platform: "Android", eventTime: end, action: "Disconnect", reason: "TimeOut" });
  await page.goto(userPath(user));
  const card = page.getByRole("region", { name: "Offline", exact: true });
  await expect(card).toContainText(/Offline since about .*: most likely lost the network on Android/);
  await expect(card).toContainText("Likely");
  await expect(card).toContainText(`between ${timeOfDay(end - 400_000)} and ${timeOfDay(end - 280_000)}`);
  await expect(card.getByRole("listitem").filter({ hasText: "Network lost" })).toBeVisible();
  await card.getByText("What Tencent documents").first().click();
  await expect(card).toContainText("Disconnect/TimeOut");
  await card.getByRole("button", { name: "Show the callback" }).click();
  await expect(page.getByRole("dialog", { name: "Event" })).toContainText('"Reason": "TimeOut"');
});

test("copies the text for the customer in both languages", async ({ page, context, user, callback }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await callback({ user, eventTime: Date.now() - HOUR });
  await callback({ user, action: "Logout", eventTime: Date.now() - 5 * MINUTE });
  await page.goto(userPath(user));
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("button", { name: "Copy in Chinese" }).click();
  await expect.poll(copied).toMatch(/退出了登录/);
  await page.getByRole("button", { name: "Copy in English" }).click();
  await expect.poll(copied).toMatch(/your account was signed out/);
});

test("explains the last disconnection of a user who is online again", async ({ page, user, callback }) => {
  const now = Date.now();
  await callback({ user, platform: "Web", eventTime: now - HOUR });
  await callback({ user, platform: "Web", eventTime: now - 30 * MINUTE, action: "Disconnect" });
  await callback({ user, platform: "Web", eventTime: now - 29 * MINUTE, clientIp: "198.51.100.9" });
  await page.goto(userPath(user));
  const card = page.getByRole("region", { name: "Online", exact: true });
  await expect(card).toContainText(/Online since .* on Web/);
  await card.getByText("Before that:").click();
  await expect(card).toContainText("from another address (198.51.100.9)");
});

test("names every bar of the timeline chart, and opens its explanation by keyboard", async ({
  page,
  user,
  callback,
}) => {
  const now = Date.now();
  await callback({ user, platform: "Android", eventTime: now - 3 * HOUR });
  await callback({ user, platform: "Windows", eventTime: now - 2 * HOUR, kicked: ["Android"] });
  await page.goto(userPath(user));
  const picture = page.getByRole("region", { name: "Timeline" });
  const kicked = picture.getByRole("button", { name: /^Android, .*: Kicked by another device$/ });
  await expect(kicked).toBeVisible();
  await expect(picture.getByRole("button", { name: /^Windows, since .*: open$/ })).toBeVisible();
  await kicked.focus();
  await page.keyboard.press("ArrowRight");
  await expect(picture.getByRole("tooltip")).toContainText("Windows");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Event" });
  await expect(drawer).toContainText(/Kicked off Android at .* by a login on Windows/);
  const link = new URL(page.url());
  expect(link.searchParams.get("sel")).toBeTruthy();
  await page.goto(link.toString());
  await expect(page.getByRole("dialog", { name: "Event" })).toContainText("Kicked off Android");
});

test("shows the range of the URL, and writes a new range to the URL", async ({ page, user, callback }) => {
  const start = Date.parse("2026-03-01T02:00:00.000Z");
  await callback({ user, eventTime: start });
  await callback({ user, eventTime: start + HOUR, action: "Disconnect" });
  await callback({ user, eventTime: start + 100 * HOUR });
  await page.goto(
    userPath(user, { from: new Date(start - HOUR).toISOString(), to: new Date(start + 3 * HOUR).toISOString() }),
  );
  const picture = page.getByRole("region", { name: "Timeline" });
  await expect(picture.getByRole("button", { name: /Link closed/ })).toHaveCount(1);
  await expect(page.getByRole("region", { name: "Events" }).getByRole("listitem")).toHaveCount(2);
  await expect(picture).toContainText("Nothing earlier");
  await expect(picture).toContainText("Later: until");
  await picture.getByRole("button", { name: "Move to later" }).click();
  const from = () => new URL(page.url()).searchParams.get("from");
  await expect.poll(from).toBe(new Date(start + HOUR).toISOString());
  await expect(picture).toContainText("Earlier: since");
  await picture.getByRole("group", { name: /Timeline from/ }).focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await expect.poll(from).toBe(new Date(start - HOUR).toISOString());
  await page.keyboard.press("-");
  await expect.poll(from).toBe(new Date(start - 3 * HOUR).toISOString());
});

test("shows the totals and the status history of the range", async ({ page, user, callback }) => {
  const now = Date.now();
  await callback({ user, eventTime: now - 5 * HOUR });
  await callback({ user, eventTime: now - 4 * HOUR, action: "CustomStatusChange", customStatus: "会议中" });
  await callback({ user, eventTime: now - 3 * HOUR, action: "Logout" });
  await page.goto(userPath(user));
  const totals = page.getByRole("region", { name: "Totals of this range" });
  await expect(totals).toContainText("2 h");
  await expect(totals).toContainText("1 ended");
  const row = page.getByRole("region", { name: "Status history" }).getByRole("row", { name: /会议中/ });
  await expect(row).toContainText("Presumed cleared");
  await expect(row).toContainText("1 h");
});

test("saves the settings of an app", async ({ page, api }) => {
  type Apps = { apps: { sdkAppId: string; name: string; tokenEnds: string[]; maxInstances: { linux?: number } }[] };
  const app = async () => (await api<Apps>("apps")).apps.find(({ sdkAppId }) => sdkAppId === APP.sdkAppId);
  await page.goto("/setup");
  const settings = page.getByRole("region", { name: "Settings" });
  await settings.getByRole("textbox", { name: "Name" }).fill("Shop");
  await settings.getByRole("textbox", { name: "Linux" }).fill("2");
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(settings.getByRole("status").first()).toContainText("Saved.");
  expect(await app()).toMatchObject({ name: "Shop", maxInstances: { linux: 2 } });

  await settings.getByLabel("New token").fill("second-token-of-a-rotation");
  await settings.getByRole("button", { name: "Add token" }).click();
  await expect(settings.getByRole("listitem")).toHaveCount(2);
  await settings
    .getByRole("button", { name: /Remove the token that ends in/ })
    .last()
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(settings.getByRole("listitem")).toHaveCount(1);
  expect((await app())?.tokenEnds).toHaveLength(1);
  await page.reload();
  await expect(settings.getByRole("textbox", { name: "Name" })).toHaveValue("Shop");
});

test("prints every event of the range, with the explanation of every end and page numbers", async ({
  page,
  user,
  callback,
}) => {
  const now = Date.now();
  for (let n = 40; n > 0; n--) {
    await callback({ user, platform: "Android", eventTime: now - n * 600_000 });
    await callback({ user, platform: "Android", eventTime: now - n * 600_000 + 300_000, action: "Disconnect" });
  }
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await page.goto(userPath(user));
  const print = page.getByRole("button", { name: "Print or save as PDF" });
  await expect(print).toBeEnabled();
  await page.keyboard.press("Control+p");
  await expect(page.locator("body[data-printed]")).toBeVisible();
  await page.evaluate(() => document.body.removeAttribute("data-printed"));
  await print.click();
  await expect(page.locator("body[data-printed]")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("row").filter({ hasText: "Disconnect/LinkClose" })).toHaveCount(40);
  await expect(page.getByText("Version of the rules")).toBeVisible();
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length).toBeGreaterThan(1);
});
