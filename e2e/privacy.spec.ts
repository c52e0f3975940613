import type { Page } from "@playwright/test";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { ENDPOINTS } from "../lib/contracts/endpoints";
import { postCallback, postCommand } from "./support/callback";
import { newDataDir, removeData, startProduct, type Product } from "./support/product";
import { ADMIN, API_TOKEN, APP, SETTINGS } from "./support/settings";
import { expect, SIGNED_OUT, test } from "./support/test";

// An installation of its own: erasures, pauses and deletions, and 25 apps.

const APPS = Array.from({ length: 25 }, (_, i) => String(Number(APP.sdkAppId) + i));
const [, OTHER = "", KEPT_SHORTLY = ""] = APPS;
const ERIKA = "erika-erased";
/** Answers have figures by network, which count an erased user under none. */
const BY_NETWORK = ["GET stats/compare", "GET stats/incident"];
const STATS = Object.keys(ENDPOINTS).filter((key) => /^GET stats\/[a-z]+$/.test(key) && !BY_NETWORK.includes(key));
/** Some days ago: a day that goes on has another average every moment. */
const THEN = Date.now() - 2 * DAY;

let product: Product;
test.use({ storageState: SIGNED_OUT, expectedErrors: [/status of 404/] });
test.beforeAll(async () => {
  const apps = APPS.map((app) => `${app}:${APP.token}`).join(",");
  product = await startProduct({ ...SETTINGS, ROLLCALL_APPS: apps }, newDataDir());
});
test.afterAll(async () => {
  await product.stop();
  removeData(product.dataDir);
});
test.beforeEach(async ({ page }) => {
  const answer = await page.request.post(`${product.url}/api/v1/sign-in`, {
    data: ADMIN,
    headers: { origin: product.url },
  });
  expect(answer.ok()).toBe(true);
});

/** The text of an answer, without its own time. */
async function read(path: string, query: Record<string, string> = {}): Promise<string> {
  const search = new URLSearchParams({ app: APP.sdkAppId, ...query });
  const answer = await fetch(`${product.url}/api/v1/${path}?${search.toString()}`, {
    headers: { authorization: `Bearer ${API_TOKEN}` },
  });
  const text = (await answer.text()).replaceAll(/"(asOf|requestId)":"[^"]*"/g, "");
  return `${answer.status} ${text}`;
}

/** Every statistic of the past, over a month and by hour. */
async function statistics(): Promise<Record<string, string>> {
  const to = new Date(THEN - 10 * MINUTE).toISOString();
  const answers: Record<string, string> = {};
  for (const key of STATS)
    for (const ms of [5 * HOUR, 30 * DAY]) {
      const query = { from: new Date(THEN - ms).toISOString(), to, at: to };
      answers[`${key} ${ms}`] = await read(key.slice("GET ".length), query);
    }
  return answers;
}

const sendOf = (user: string) => (hoursAgo: number, action: "Login" | "Logout") =>
  postCallback(product.url, { user, action, eventTime: THEN - hoursAgo * HOUR });

async function eraseInSetup(page: Page, userId: string): Promise<void> {
  await page.goto(`${product.url}/setup?app=${APP.sdkAppId}`);
  await page.getByRole("button", { name: "Erase a user…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("UserID", { exact: true }).fill(userId);
  await dialog.getByLabel("Type the UserID again").fill("erika");
  await dialog.getByRole("button", { name: "Erase" }).click();
  await expect(dialog.getByText("This is not the UserID.")).toBeVisible();
  await dialog.getByLabel("Type the UserID again").fill(userId);
  await dialog.getByRole("button", { name: "Erase" }).click();
  await expect(page.getByText("4 events erased")).toBeVisible();
}

test("an erased user is in no answer, does not come back, and changes no figure until it is lifted", async ({
  page,
}) => {
  test.slow();
  const send = sendOf(ERIKA);
  for (const [user, at] of [
    [ERIKA, 4],
    [ERIKA, 2],
    ["bob", 3],
  ] as const)
    for (const [action, later] of [
      ["Login", 0],
      ["Logout", 0.5],
    ] as const)
      await sendOf(user)(at - later, action);
  await expect.poll(() => read("users/count")).toContain('"count":2');
  let before = await statistics();
  await expect
    .poll(async () => JSON.stringify(before) === JSON.stringify((before = await statistics())), { intervals: [1_000] })
    .toBe(true);
  for (const answer of Object.values(before)) expect(answer).toMatch(/^200 /);

  await eraseInSetup(page, ERIKA);
  expect(await read("audit")).not.toContain(ERIKA);
  for (const path of ["users", "events", "connections", "live", "exports/users.csv", "exports/events.csv"])
    expect(await read(path), path).not.toContain(ERIKA);
  expect(await read("users/search", { q: "eri" })).not.toContain(ERIKA);
  await page.goto(`${product.url}/live?app=${APP.sdkAppId}`);
  await expect(page.getByText("bob").first()).toBeVisible();
  await expect(page.getByText(ERIKA)).toHaveCount(0);
  await page.goto(`${product.url}/user?app=${APP.sdkAppId}&id=${ERIKA}`);
  await expect(page.getByText("2 connections")).toHaveCount(0);

  // One that is new, one that is late, and one that is sent again.
  for (const hours of [-47, 5, 4]) expect((await send(hours, "Login")).body.ActionStatus).toBe("OK");
  await expect.poll(() => read("ingest/rejected/count", { cause: "erased" })).toMatch(/^[24]00/);
  expect(await read("user", { id: ERIKA })).toMatch(/^404 /);
  expect(await statistics()).toEqual(before);

  await page.goto(`${product.url}/setup?app=${APP.sdkAppId}`);
  await page.getByRole("button", { name: "Lift the erasure" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Lift" }).click();
  await expect(page.getByText("No user was erased.")).toBeVisible();
  await send(-47.5, "Login");
  await expect.poll(() => read("user", { id: ERIKA })).toMatch(/^200 /);
});

test("an app among 25 is found by name and SDKAppID, paused, resumed and deleted", async ({ page }) => {
  test.slow();
  await page.request.patch(`${product.url}/api/v1/apps?app=${OTHER}`, {
    data: { name: "Harbour" },
    headers: { origin: product.url },
  });
  await page.goto(`${product.url}/live?app=${APP.sdkAppId}`);
  const switcher = page.getByRole("combobox", { name: "App", exact: true });
  await switcher.click();
  await switcher.fill(APPS[20] ?? "");
  await switcher.press("Enter");
  await expect(page).toHaveURL(new RegExp(`app=${APPS[20]}`));
  await switcher.click();
  await switcher.fill("nowhere");
  await expect(page.getByText("No app has this name or SDKAppID")).toBeVisible();
  await switcher.fill("harb");
  await switcher.press("Enter");
  await expect(page).toHaveURL(new RegExp(`app=${OTHER}`));

  await page.goto(`${product.url}/setup?app=${OTHER}`);
  await page.getByRole("button", { name: "Pause Harbour" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("This app is paused.")).toBeVisible();
  const body = { CallbackCommand: "State.StateChange", EventTime: Date.now() };
  const login = (user: string) =>
    postCommand(
      product.url,
      "State.StateChange",
      { ...body, Info: { Action: "Login", To_Account: user, Reason: "Register" } },
      { SdkAppid: OTHER },
    );
  await expect.poll(async () => (await login("during")).body.ActionStatus).toBe("OK");
  await page.goto(`${product.url}/live?app=${OTHER}`);
  await expect(page.getByText(/answered OK and not stored, \d+ so far/)).toBeVisible();
  expect(await read("users/count", { app: OTHER })).toContain('"count":0');

  await page.goto(`${product.url}/setup?app=${OTHER}`);
  await page.getByRole("button", { name: "Resume Harbour" }).click();
  await expect(page.getByRole("button", { name: "Pause Harbour" })).toBeVisible();
  await expect
    .poll(async () => {
      await login("after");
      return read("users/count", { app: OTHER });
    })
    .toContain('"count":1');

  await page.getByRole("button", { name: "Pause Harbour" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Delete Harbour" }).click();
  const confirm = page.getByRole("dialog").getByRole("button", { name: "Delete permanently" });
  await expect(confirm).toBeDisabled();
  await page.getByRole("dialog").getByLabel(`Type the SDKAppID ${OTHER} to confirm`).fill(OTHER);
  await confirm.click();
  await expect(page.getByText(/Deleting since/)).toBeVisible();
  await expect(page.getByText("Harbour", { exact: true })).toHaveCount(0);
  expect((await login("late")).status).toBe(403);
  expect(await read("users/count", { app: OTHER })).toMatch(/^404 /);
});

test("what is older than its days goes, after a question that says how much, and the pages say so", async ({
  page,
}) => {
  test.slow();
  const query = { app: KEPT_SHORTLY };
  const login = (user: string, daysAgo: number) =>
    postCommand(
      product.url,
      "State.StateChange",
      {
        CallbackCommand: "State.StateChange",
        EventTime: Date.now() - daysAgo * DAY,
        Info: { Action: daysAgo === 8 ? "Login" : "Logout", To_Account: user, Reason: "Register" },
      },
      { SdkAppid: KEPT_SHORTLY, OptPlatform: "iOS" },
    );
  for (const [user, days] of [
    ["early", 8],
    ["early", 7],
    ["recent", 2],
  ] as const)
    expect((await login(user, days)).body.ActionStatus).toBe("OK");
  const held = async () => (await page.request.get(`${product.url}/api/v1/retention?app=${KEPT_SHORTLY}`)).text();
  await expect.poll(held, { timeout: 30_000 }).toContain('"rows":3');

  await page.goto(`${product.url}/setup?app=${KEPT_SHORTLY}`);
  const panel = page.getByRole("region", { name: "Retention" });
  await expect(panel.getByText("Now 3 events since")).toBeVisible();
  await panel.getByLabel("Keep raw callbacks").fill("1");
  await panel.getByLabel("Keep events").fill("4");
  await panel.getByLabel("Keep connections, kicks and custom statuses").fill("3");
  await panel.getByLabel("Keep figures and charts").fill("5");
  await panel.getByRole("button", { name: "Save" }).first().click();
  await expect(panel.getByText(/^Must not be shorter than for events/)).toBeVisible();
  await panel.getByLabel("Keep connections, kicks and custom statuses").fill("4");
  await panel.getByRole("button", { name: "Save" }).first().click();
  const question = page.getByRole("dialog", { name: "Delete older data?" });
  await expect(question.getByText("2 events from")).toBeVisible();
  await expect(question.getByText("The raw callbacks of 1 event from")).toBeVisible();
  await question.getByRole("button", { name: "Cancel" }).click();
  expect(await read("events", query)).toContain("early");

  await panel.getByRole("button", { name: "Save" }).first().click();
  await question.getByRole("button", { name: "Save and delete" }).click();
  await expect.poll(() => read("events", query), { timeout: 60_000 }).not.toContain("early");
  await expect.poll(() => read("events", query), { timeout: 60_000 }).toContain('"rawState":"expired"');
  await page.goto(`${product.url}/events?app=${KEPT_SHORTLY}&range=30d`);
  await expect(page.getByText(/^Events before .* are no longer kept/)).toBeVisible();
  await expect(page.getByText("recent").first()).toBeVisible();
  await page.goto(`${product.url}/user?app=${KEPT_SHORTLY}&id=recent`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("recent");
});
