import { ADMIN } from "./support/settings";
import { expect, SIGNED_OUT, test } from "./support/test";

test.describe("a visitor without a session", () => {
  test.use({ storageState: SIGNED_OUT, expectedErrors: [/status of 40[13]/] });

  for (const path of ["/", "/live", "/users", "/user?id=anyone", "/setup"]) {
    test(`is asked to sign in at ${path}`, async ({ page }) => {
      await page.goto(path);
      await expect(page).toHaveURL(/\/sign-in/);
      await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    });
  }

  test("returns after the sign-in to the page that was asked for, but not to another site", async ({ page }) => {
    const signIn = async () => {
      await page.getByLabel("Email").fill(ADMIN.email);
      await page.getByRole("textbox", { name: "Password" }).fill(ADMIN.password);
      await page.getByRole("button", { name: "Sign in" }).click();
    };
    await page.goto("/events?action=Login&cause=timeout");
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await expect(async () => {
      await signIn();
      await expect(page).toHaveURL(/\/events\?action=Login&cause=timeout/, { timeout: 15_000 });
    }).toPass();
    // The page itself leads to the sign-in as soon as its session is gone.
    await page.goto("about:blank");
    await page.context().clearCookies();
    await page.goto("/sign-in?next=//example.com/live");
    await expect(async () => {
      await signIn();
      await expect(page.getByRole("heading", { name: "Live", level: 1 })).toBeVisible({ timeout: 15_000 });
    }).toPass();
    await expect(page).toHaveURL("/live");
  });

  test("gets problem+json from every route of the API", async ({ request }) => {
    for (const path of [
      "live",
      "live/stream",
      "users",
      "user?id=x",
      "user/timeline?id=x",
      "events",
      "ingest/health",
      "apps",
      "tokens",
      "nothing",
    ]) {
      const answer = await request.get(`/api/v1/${path}`);
      expect([path, answer.status(), answer.headers()["content-type"]]).toEqual([
        path,
        401,
        "application/problem+json",
      ]);
    }
  });

  test("gets problem+json for a method that a route does not have", async ({ request }) => {
    for (const path of ["live", "users", "user", "events", "ingest/health", "user/timeline", "setup"]) {
      const answer = await request.delete(`/api/v1/${path}`);
      expect([path, answer.status(), answer.headers()["content-type"]]).toEqual([
        path,
        405,
        "application/problem+json",
      ]);
      expect(answer.headers().allow).toBe(path === "setup" ? "POST" : "GET");
    }
  });

  test("sees an error for a wrong password, signs in with the right one, and signs out", async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill(ADMIN.email);
    await page.getByRole("textbox", { name: "Password" }).fill("not the password");
    // A click before hydration has no effect, so it is repeated.
    await expect(async () => {
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByText("Incorrect email or password.")).toBeVisible({ timeout: 5_000 });
    }).toPass();
    await page.getByRole("textbox", { name: "Password" }).fill(ADMIN.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Live", level: 1 })).toBeVisible();
    await page.getByRole("button", { name: "Account" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    await page.goto("/live");
    await expect(page).toHaveURL(/\/sign-in/);
  });
});

test.describe("a visitor with a slow connection", () => {
  test.use({ storageState: SIGNED_OUT });

  test("signs in with the text typed before hydration", async ({ page }) => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/\/_next\/static\/.*\.js/, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto("/sign-in", { waitUntil: "commit" });
    await page.getByLabel("Email").fill(ADMIN.email);
    await page.getByRole("textbox", { name: "Password" }).fill(ADMIN.password);
    arrive();
    await expect(async () => {
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("heading", { name: "Live", level: 1 })).toBeVisible({ timeout: 5_000 });
    }).toPass();
    expect(page.url()).not.toContain("?");
  });
});

test("answers the browser's own request for an icon", async ({ playwright, baseURL }) => {
  const stranger = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  const answer = await stranger.get("/favicon.ico");
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "image/x-icon"]);
  await stranger.dispose();
});

test("serves health and readiness without a sign-in", async ({ playwright, baseURL }) => {
  const stranger = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  expect((await stranger.get("/healthz")).status()).toBe(200);
  expect(await (await stranger.get("/readyz")).json()).toEqual({ ready: true, detail: "" });
  await stranger.dispose();
});
