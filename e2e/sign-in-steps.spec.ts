import { randomBytes } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { totpCodeAt } from "@/lib/server/auth/totp";
import { startOidcServer } from "@/lib/server/testing/oidc-server";
import { removeData, startProduct } from "./support/product";
import { ADMIN, SETTINGS } from "./support/settings";
import { runInfo } from "./support/shared";
import { expect, SIGNED_OUT, test } from "./support/test";

test.use({ expectedErrors: [/status of 40[0-9]/] });

const PASSWORD = "three quiet herons";
const newPage = async (browser: Browser) => (await browser.newContext({ storageState: SIGNED_OUT })).newPage();

async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.getByLabel("Email").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a person sets up an authenticator app, and signs in with its code and with a recovery code", async ({
  page,
  browser,
}) => {
  const email = `nia-${randomBytes(4).toString("hex")}@rollcall.example`;
  const invited = await page.request.post("/api/v1/people", {
    data: { email, roles: [{ role: "viewer", apps: null }] },
    headers: { origin: runInfo().url },
  });
  const { token } = (await invited.json()) as { token: string };
  const theirs = await newPage(browser);
  const accept = { token, name: "Nia New", password: PASSWORD };
  await theirs.request.post("/api/v1/invitation", { data: accept, headers: { origin: runInfo().url } });
  await theirs.goto("/sign-in?next=%2Faccount");
  await expect(async () => {
    await signIn(theirs, email);
    await expect(theirs).toHaveURL("/account", { timeout: 10_000 });
  }).toPass();

  await theirs.getByRole("region", { name: "Second factor" }).getByRole("button", { name: "Set up" }).click();
  const dialog = theirs.getByRole("dialog");
  await dialog.getByLabel("Current password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByRole("img", { name: "QR code" })).toBeVisible();
  const secret = ((await dialog.locator("code").textContent()) ?? "").replaceAll(" ", "");
  await dialog.getByLabel("Code that the app shows").fill(totpCodeAt(secret, new Date(Date.now() - 30_000)));
  await dialog.getByRole("button", { name: "Confirm" }).click();
  const code = (await dialog.getByRole("listitem").first().textContent()) ?? "";
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(theirs.getByText("10 left")).toBeVisible();

  for (const how of ["app", "recovery"] as const) {
    const again = await newPage(browser);
    await again.goto("/sign-in?next=%2Fmarkers");
    await expect(async () => {
      await signIn(again, email);
      await expect(again.getByRole("heading", { name: "Second step" })).toBeVisible({ timeout: 5_000 });
    }).toPass();
    if (how === "recovery") await again.getByRole("button", { name: "Use a recovery code" }).click();
    const field = again.getByRole("textbox", { name: how === "app" ? "Code" : "Recovery code" });
    await field.fill("000000");
    await again.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(again.getByText("Wrong code")).toBeVisible();
    await field.fill(how === "app" ? totpCodeAt(secret, new Date()) : code);
    await again.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(again).toHaveURL("/markers");
    await again.context().close();
  }
  await page.goto("/people");
  await expect(page.getByRole("listitem").filter({ hasText: email })).toContainText("Second factor");
  await theirs.context().close();
});

/** Gives a page an authenticator that confirms everything at once. */
async function addAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test("an administrator requires a second factor, sets up a passkey before all else, and signs in with it", async ({
  browser,
}) => {
  // Of its own: the rule holds for everybody who signs in.
  const product = await startProduct(SETTINGS);
  // Browsers bind no passkey to an IP address.
  const baseURL = product.url.replace("127.0.0.1", "localhost");
  const page = await (await browser.newContext({ storageState: SIGNED_OUT, baseURL })).newPage();
  await addAuthenticator(page);
  const signInFrom = async (path: string, then: () => Promise<void>) => {
    await expect(async () => {
      // The page that the sign-out leads to may still load.
      await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
      await signIn(page, ADMIN.email, ADMIN.password);
      await then();
    }).toPass();
  };
  const signOut = async () => {
    await page.getByRole("button", { name: "Account" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  };

  await signInFrom("/people", () => expect(page).toHaveURL("/people", { timeout: 10_000 }));
  await page.getByRole("switch", { name: "Require a second factor" }).click();
  await expect(page.getByRole("switch", { name: "Require a second factor" })).toBeChecked();
  await signOut();

  const enrolment = page.getByRole("heading", { name: "Set up a second factor" });
  await signInFrom("/account", () => expect(enrolment).toBeVisible({ timeout: 5_000 }));
  await page.goto("/users");
  await expect(page).toHaveURL(/^[^?]*\/sign-in/);
  await expect(enrolment).toBeVisible();
  await page.getByRole("button", { name: "Passkey" }).click();
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/users/);

  await page.goto("/account");
  const panel = page.getByRole("region", { name: "Second factor" });
  await expect(panel.getByText("never used")).toBeVisible();
  await expect(panel.getByRole("button", { name: /^Remove/ })).toHaveCount(0);
  await panel.getByRole("button", { name: /^Rename/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Work laptop");
  await dialog.getByRole("button", { name: "Rename" }).click();
  await expect(panel.getByText("Work laptop")).toBeVisible();
  await panel.getByRole("button", { name: "Add", exact: true }).click();
  await dialog.getByLabel("Current password").fill(ADMIN.password);
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog.getByText("This device already has a passkey")).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await signOut();

  await signInFrom("/account", () =>
    expect(page.getByRole("heading", { name: "Second step" })).toBeVisible({ timeout: 5_000 }),
  );
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL("/account");
  await expect(panel.getByText("last used")).toBeVisible();
  await page.context().close();
  await product.stop();
  removeData(product.dataDir);
});

test("a person comes by company sign-in to the page that was asked for", async ({ page, browser }) => {
  const client = { client_id: "rollcall", client_secret: "a-secret-of-the-client" };
  const server = await startOidcServer({
    ...client,
    redirect_uris: [`${runInfo().url}/api/v1/sign-in/oidc/callback`],
    post_logout_redirect_uris: [`${runInfo().url}/sign-in`],
  });
  const email = `mia-${randomBytes(4).toString("hex")}@rollcall.example`;
  server.people.set("mia", { name: "Mia Mapped", email, email_verified: true, groups: ["helpdesk"] });
  server.people.set("tom", { name: "Tom", email: `tom-${email}`, email_verified: true, groups: ["others"] });

  await page.goto("/people");
  const panel = page.getByRole("region", { name: "Company sign-in" });
  await panel.getByLabel("Issuer").fill(server.issuer);
  await panel.getByLabel("Name on the button").fill("Example Inc");
  await panel.getByLabel("Client ID").fill(client.client_id);
  await panel.getByRole("textbox", { name: "Client secret" }).fill(client.client_secret);
  await panel.getByLabel("Roles by group").fill("helpdesk = operator");
  await panel.getByRole("button", { name: "Test the issuer" }).click();
  await expect(panel.getByText("The provider answers")).toBeVisible();
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByText("Saved")).toBeVisible();

  const theirs = await newPage(browser);
  await theirs.goto("/users?app=1400000000");
  const byCompany = theirs.getByRole("link", { name: "Continue with Example Inc" });
  await byCompany.click();
  await theirs.getByLabel("Login").fill("tom");
  await theirs.getByRole("button", { name: "Log in" }).click();
  await expect(theirs.getByRole("alert").first()).toContainText("none of your groups has a role");
  await theirs.context().clearCookies();
  await byCompany.click();
  await theirs.getByLabel("Login").fill("mia");
  await theirs.getByRole("button", { name: "Log in" }).click();
  await expect(theirs).toHaveURL("/users?app=1400000000");
  await page.reload();
  await expect(page.getByRole("listitem").filter({ hasText: email })).toContainText("Operator");
  await theirs.getByRole("button", { name: "Account" }).click();
  await theirs.getByRole("menuitem", { name: "Sign out" }).click();
  await theirs.getByRole("button", { name: "Yes, sign me out" }).click();
  await expect(theirs).toHaveURL("/sign-in");
  await byCompany.click();
  await expect(theirs.getByLabel("Login")).toBeVisible();

  await panel.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await theirs.context().close();
  await server.close();
});
