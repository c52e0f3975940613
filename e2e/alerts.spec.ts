import { randomBytes } from "node:crypto";
import { webhookStandIn, type ReceivedEvent } from "@/lib/server/testing/stand-ins/webhook";
import { serveStandIn } from "@/lib/server/testing/stand-ins/http-server";
import { postCallback } from "./support/callback";
import { waitUntilLoaded } from "./support/pages";
import { newDataDir, removeData, startProduct } from "./support/product";
import { SETTINGS } from "./support/settings";
import { signIn } from "./support/sign-in";
import { expect, SIGNED_OUT, test } from "./support/test";
import path from "node:path";

// A product of its own: its channels would tell about what other specs do.
test.use({ storageState: SIGNED_OUT, expectedErrors: [/status of 400/] });

test("adds a webhook, tests it, and sends the begin and the end of an alert once each", async ({ browser, user }) => {
  // Rules are looked at every few seconds, and the product starts first.
  test.slow();
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const events: ReceivedEvent[] = [];
  const receiver = await serveStandIn(webhookStandIn(secret, (event) => events.push(event)));
  const dataDir = newDataDir();
  const product = await startProduct({ ...SETTINGS, ROLLCALL_WEBHOOK_PRIVATE: "on" }, dataDir);
  try {
    const storageState = path.join(dataDir, "signed-in.json");
    await signIn(product.url, storageState);
    const context = await browser.newContext({ baseURL: product.url, storageState, locale: "en-US" });
    const page = await context.newPage();
    await page.goto("/alerts");
    await waitUntilLoaded(page);
    await page.getByRole("button", { name: "Add a channel" }).first().click();
    await page.getByRole("button", { name: "Add a channel" }).click();
    const dialog = page.getByRole("dialog");

    await dialog.getByLabel("Name", { exact: true }).fill("Operations");
    await dialog.getByLabel("Address").fill("https://evil.example.com/cgi-bin/webhook/send?key=abcdefgh");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByRole("alert")).toContainText("must start with https://qyapi.weixin.qq.com/");

    await dialog.getByLabel("Kind").selectOption("webhook");
    await dialog.getByLabel("Address").fill(`${receiver.url}/hooks/rollcall`);
    await dialog.getByLabel("Signing secret").fill(secret);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole("button", { name: "Send a test to Operations" }).click();
    await expect(page.getByText("Accepted in")).toBeVisible();
    expect(events.map(({ type }) => type)).toEqual(["im.rollcall.channel.test"]);
    await expect(page.getByRole("table", { name: "Deliveries" }).getByText("Sent")).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText("hooks/rollcall");

    await postCallback(product.url, { user, action: "Logout" });
    await page.goto(`/user?id=${user}`);
    await page.getByRole("button", { name: "Watch this user" }).click();
    // A click that waits for it scrolls the page, and what belongs to a button that is out of view is hidden.
    const watch = page.getByRole("button", { name: "Watch for a day" });
    await expect(watch).toBeEnabled();
    await watch.click();
    await expect(page.getByText("Watched until")).toBeVisible();
    await postCallback(product.url, { user, action: "Login" });
    const sent = (type: string) => events.filter((event) => event.type === `im.rollcall.${type}`).length;
    await expect.poll(() => sent("watched_user.opened"), { timeout: 80_000 }).toBe(1);

    // A threshold of 100 % opens the alert on every disk, and one of 0 % closes it.
    const setThreshold = (threshold: number) =>
      page.evaluate(async (value) => {
        const body = JSON.stringify({ threshold: value, forMinutes: 0, recoverMinutes: 0 });
        const headers = { "content-type": "application/json" };
        return (await fetch("/api/v1/alerts/rules?rule=disk_full", { method: "PATCH", headers, body })).status;
      }, threshold);
    const open = page.getByRole("listitem").filter({ hasText: "disk nearly full" });
    const past = page.getByRole("table", { name: "Past alerts" }).getByRole("row").filter({ hasText: "disk" });
    await page.goto("/alerts");
    expect(await setThreshold(100)).toBe(200);
    await expect.poll(() => sent("disk_full.opened"), { timeout: 60_000 }).toBe(1);
    await expect(open).toContainText("Sent to 1 channel", { timeout: 30_000 });
    expect(await setThreshold(0)).toBe(200);
    await expect.poll(() => sent("disk_full.closed"), { timeout: 60_000 }).toBe(1);
    await expect(open).toBeHidden({ timeout: 30_000 });
    await expect(past).toContainText("Sent to 1 channel");
    expect(sent("disk_full.opened")).toBe(1);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    await context.close();
  } finally {
    await product.stop();
    removeData(dataDir);
    await receiver.close();
  }
});
