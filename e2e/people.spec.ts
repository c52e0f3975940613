import { randomBytes } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { waitUntilLoaded } from "./support/pages";
import { expect, SIGNED_OUT, test } from "./support/test";

const PASSWORD = "three quiet herons";
const NEXT = "seven loud pelicans";

const row = (page: Page, email: string) => page.getByRole("listitem").filter({ hasText: email });

async function act(page: Page, email: string, action: string) {
  await row(page, email)
    .getByRole("button", { name: /^Actions/ })
    .click();
  await page.getByRole("menuitem", { name: action }).click();
}

async function newPage(browser: Browser) {
  const context = await browser.newContext({ storageState: SIGNED_OUT });
  return context.newPage();
}

async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel("Email").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test.use({ expectedErrors: [/status of 40[13]/] });

test("a person is invited, accepts, changes the password, and is signed out and deactivated", async ({
  page,
  browser,
}) => {
  const email = `nia-${randomBytes(4).toString("hex")}@rollcall.example`;
  await page.goto("/people");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Email").fill(email);
  await dialog.getByRole("checkbox", { name: "Operator" }).check();
  await dialog.getByRole("button", { name: "Create link" }).click();
  const link = (await dialog.locator("code").textContent()) ?? "";
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(row(page, email)).toContainText("Invited");

  const theirs = await newPage(browser);
  await theirs.goto(link);
  await theirs.getByLabel("Name").fill("Nia New");
  await theirs.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  // A click before hydration has no effect, so it is repeated.
  await expect(async () => {
    await theirs.getByRole("button", { name: "Accept invitation" }).click({ timeout: 5_000 });
    await expect(theirs).toHaveURL("/live", { timeout: 10_000 });
  }).toPass();
  await page.reload();
  await expect(row(page, email)).toContainText("Nia New");
  await expect(row(page, email)).toContainText("Operator");

  await theirs.goto("/account");
  await theirs.getByRole("textbox", { name: "Current password" }).fill(PASSWORD);
  await theirs.getByRole("textbox", { name: "New password" }).fill(NEXT);
  await theirs.getByRole("button", { name: "Change password" }).click();
  await expect(theirs.getByText("Saved")).toBeVisible();

  await theirs.goto("/markers?app=1400000000");
  await expect(theirs.getByRole("heading", { name: "Markers", level: 1 })).toBeVisible();
  await act(page, email, "End sessions");
  await page.getByRole("dialog").getByRole("button", { name: "End sessions" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // The next read is refused, and the sign-in leads back to the same page.
  await expect(theirs).toHaveURL(/\/sign-in\?next=%2Fmarkers%3Fapp%3D1400000000/, { timeout: 20_000 });
  await expect(async () => {
    await signIn(theirs, email, NEXT);
    await expect(theirs).toHaveURL("/markers?app=1400000000", { timeout: 10_000 });
  }).toPass();

  await act(page, email, "Deactivate");
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(row(page, email)).toContainText("Deactivated");
  await theirs.goto("/live");
  await expect(theirs.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(async () => {
    await signIn(theirs, email, NEXT);
    await expect(theirs.getByText("This account is deactivated.")).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { name: "This invitation was used" })).toBeVisible();
  await theirs.context().close();
});

test("a viewer sees figures, and nobody's UserID, status or address on any page", async ({
  page,
  browser,
  callback,
}) => {
  const id = randomBytes(4).toString("hex");
  const [user, status, clientIp] = [`seen-${id}`, `status-${id}`, "198.51.100.201"];
  await callback({ user, clientIp });
  await callback({ user, clientIp, action: "CustomStatusChange", customStatus: status });
  const email = `vic-${id}@rollcall.example`;
  const invited = await page.request.post("/api/v1/people", {
    data: { email, roles: [{ role: "viewer", apps: null }] },
  });
  const { token } = (await invited.json()) as { token: string };
  const theirs = await newPage(browser);
  const accepted = await theirs.request.post("/api/v1/invitation", {
    data: { token, name: "Vic", password: PASSWORD },
  });
  expect([invited.status(), accepted.status()]).toEqual([200, 200]);
  expect((await theirs.request.post("/api/v1/sign-in", { data: { email, password: PASSWORD } })).status()).toBe(200);
  for (const path of ["/live", "/statuses", "/platforms", "/health", "/incidents"]) {
    await theirs.goto(path);
    await waitUntilLoaded(theirs);
    const shown = await theirs.locator("body").innerText();
    for (const text of [user, status, clientIp]) expect(shown).not.toContain(text);
  }
  await expect(theirs.getByRole("navigation").getByRole("link", { name: "Users" })).toHaveCount(0);
  for (const path of ["/users", `/user?id=${user}`, "/events"]) {
    await theirs.goto(path);
    await expect(theirs.getByRole("heading", { name: "Not included in your roles" })).toBeVisible();
    await expect(theirs.getByRole("main")).not.toContainText(clientIp);
    await expect(theirs.getByRole("main")).not.toContainText(status);
  }
  await theirs.context().close();
});
