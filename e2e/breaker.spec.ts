import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { ADMIN, APP } from "./support/settings";
import { runInfo } from "./support/shared";
import { expect, SIGNED_OUT, test } from "./support/test";

// A breaker who has the browser of somebody else, or a page that somebody visits while signed in.

test.use({
  storageState: SIGNED_OUT,
  // Playwright switches the cache of the back button off.
  launchOptions: [
    async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
    { scope: "worker" },
  ],
  expectedErrors: [/status of 40[134]|CORS policy|ERR_FAILED|ERR_BLOCKED_BY_RESPONSE|frame-ancestors/],
});

test.beforeEach(async ({ page }) => {
  const { url } = runInfo();
  const answer = await page.request.post("/api/v1/sign-in", { data: ADMIN, headers: { origin: url } });
  expect(answer.ok()).toBe(true);
});

/**
 * Goes back by one entry, and waits for another document. `page.goBack` may return early, at an entry that the page
 * itself replaces meanwhile.
 */
async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.left = "true";
    setTimeout(() => history.back());
  });
  await expect(page.locator("html:not([data-left])")).toHaveCount(1);
}

const sessionOf = (page: Page) => page.request.get("/api/v1/account").then((answer) => answer.status());

test("after a sign-out, the back button shows nothing of what was open", async ({ page, callback, user }) => {
  await callback({ user });
  for (const path of [`/users?q=${user}`, `/user?id=${user}`, `/events?user=${user}`]) {
    await page.goto(path);
    await expect(page.getByText(user).first()).toBeVisible();
  }
  await page.goto("/live");
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  const seen: string[] = [];
  for (;;) {
    await goBack(page);
    if (page.url() === "about:blank") break;
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    await expect(page.getByText(user)).toHaveCount(0);
    seen.push(page.url());
  }
  // It went back to the first one.
  expect(seen.at(-1)).toContain(`next=${encodeURIComponent("/users")}`);
});

test("a page that was left open is empty when the back button returns to it after its session ended", async ({
  page,
  context,
  callback,
  user,
}) => {
  await callback({ user });
  await page.goto(`/user?id=${user}`);
  await expect(page.getByText(user).first()).toBeVisible();
  await page.goto("about:blank");
  const other = await context.newPage();
  await other.goto("/live");
  await other.getByRole("button", { name: "Account" }).click();
  await other.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(other.getByRole("button", { name: "Sign in" })).toBeVisible();
  await goBack(page);
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(page.getByText(user)).toHaveCount(0);
});

test("the sign-in takes the place of a page whose session ends, and the back button leads to the page before", async ({
  page,
}) => {
  await page.goto("/users");
  await page.goto("/events");
  const { url } = runInfo();
  const answer = await page.request.post("/api/v1/sign-out", { data: {}, headers: { origin: url } });
  expect(answer.ok()).toBe(true);
  await expect(page).toHaveURL(`${url}/sign-in?next=${encodeURIComponent("/events")}`);
  await goBack(page);
  await expect(page).toHaveURL(`${url}/sign-in?next=${encodeURIComponent("/users")}`);
});

/** Serves a page at another port of the same host: the browser sends the session's cookie from there. */
async function serveEvil(html: string): Promise<{ url: string; close: () => void }> {
  const server = http.createServer((_, response) => response.setHeader("content-type", "text/html").end(html));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { hostname } = new URL(runInfo().url);
  return { url: `http://${hostname}:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** What a page of another origin can send with the visitor's cookie: simple requests, and some that ask before. */
async function attack(page: Page, target: string, app: string): Promise<string[]> {
  return page.evaluate(
    async ([url, sdkAppId]) => {
      const api = `${url}/api/v1`;
      const own = `?app=${sdkAppId}`;
      const marker = JSON.stringify({ text: "forged", source: "evil" });
      const send = (path: string, init: RequestInit) =>
        fetch(path, { credentials: "include", ...init }).then(
          async (answer) => `read ${path}: ${answer.type} ${await answer.text()}`,
          () => "",
        );
      const answers = [
        await send(`${api}/markers${own}`, { method: "POST", mode: "no-cors", body: marker }),
        await send(`${api}/markers${own}`, { method: "POST", mode: "no-cors", body: new Blob([marker]) }),
        await send(`${api}/markers${own}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: marker,
        }),
        await send(`${api}/sign-out`, { method: "POST", mode: "no-cors", body: "{}" }),
        await send(`${url}/api/auth/sign-out`, { method: "POST", mode: "no-cors", body: "{}" }),
        await send(`${api}/account`, { method: "PATCH", body: '{"name":"forged"}' }),
        await send(`${api}/account/sessions?all=true`, { method: "DELETE" }),
        await send(`${api}/account`, {}),
        await send(`${api}/users${own}`, {}),
        await send(`${api}/exports/users.csv${own}`, {}),
      ];
      const stream = new EventSource(`${api}/live/stream${own}`, { withCredentials: true });
      const streamed = new Promise<string>((resolve) => {
        stream.onerror = () => resolve("");
        stream.onopen = () => resolve("read the stream");
      });
      answers.push(await streamed);
      stream.close();
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
        const form = document.createElement("form");
        form.method = "POST";
        form.enctype = type;
        form.action = `${api}/markers${own}`;
        form.target = "sink";
        // With text/plain, name and value with = between them are the JSON of a marker.
        const field = document.createElement("input");
        field.name = '{"text":"forged","source":"';
        field.value = '"}';
        form.append(field);
        document.body.append(form);
        const sink = document.querySelector("iframe");
        const loaded = new Promise((resolve) => sink?.addEventListener("load", resolve, { once: true }));
        form.submit();
        await loaded;
      }
      return answers.filter((answer) => answer.startsWith("read ") && !answer.endsWith(": opaque "));
    },
    [target, app] as const,
  );
}

test("a page of another origin reads and changes nothing with the cookie of its visitor", async ({ page }) => {
  const { url } = runInfo();
  const evil = await serveEvil('<!doctype html><title>x</title><body><iframe name="sink"></iframe>');
  await page.goto(evil.url);
  const sent: string[] = [];
  page.on("request", (request) => {
    void request.allHeaders().then(({ cookie }) => cookie !== undefined && sent.push(request.method()));
  });
  expect(await attack(page, url, APP.sdkAppId)).toEqual([]);
  // Otherwise this test tries nothing: the cookie goes along.
  expect(sent).toContain("POST");
  evil.close();
  expect(await sessionOf(page)).toBe(200);
  const account = await (await page.request.get("/api/v1/account")).text();
  expect(account).not.toContain("forged");
  const to = new Date(Date.now() + 60_000).toISOString();
  const from = new Date(Date.now() - 600_000).toISOString();
  const markers = await page.request.get(`/api/v1/markers?app=${APP.sdkAppId}&from=${from}&to=${to}`);
  expect(markers.status()).toBe(200);
  expect(await markers.text()).not.toContain("forged");
});

test("a window that another page opens is out of its reach", async ({ page, context }) => {
  const evil = await serveEvil("<!doctype html><title>x</title><body>");
  await page.goto(evil.url);
  const opened = context.waitForEvent("page");
  await page.evaluate((target) => void Reflect.set(window, "victim", window.open(target)), `${runInfo().url}/live`);
  const victim = await opened;
  await expect(victim.getByRole("heading", { name: "Live", level: 1 })).toBeVisible();
  const reach = () => page.evaluate(() => (Reflect.get(window, "victim") as Window).closed);
  await expect.poll(reach).toBe(true);
  expect(await victim.evaluate(() => window.opener as unknown)).toBeNull();
  evil.close();
});
