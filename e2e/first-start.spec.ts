import { newDataDir, removeData, startProduct, type Product } from "./support/product";
import { expect, SIGNED_OUT, test } from "./support/test";

test.use({ storageState: SIGNED_OUT });

let product: Product;
test.beforeEach(async () => {
  product = await startProduct({}, newDataDir());
});
test.afterEach(async () => {
  await product.stop();
  removeData(product.dataDir);
});

test("leads from the one-time link to the first callback on the screen", async ({ page, request }) => {
  await page.goto(product.url);
  await expect(page.getByText("Rollcall has no administrator yet")).toBeVisible();

  await page.goto(product.setupLink ?? "");
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("Email").fill("ada@example.com");
  await page.getByRole("textbox", { name: "Password" }).fill("correct horse battery");
  await page.getByRole("button", { name: "Create and sign in" }).click();

  await page.getByLabel("SDKAppID").fill("1400000123");
  await page.getByRole("button", { name: "Add app" }).click();
  const address = page.getByText(new RegExp(`^${product.url}/api/callback/[A-Za-z0-9-]{16,}$`));
  await expect(address).toBeVisible();
  await expect(page.getByText("State.StateChange")).toBeVisible();
  await expect(page.getByText("User status query and status change notification")).toBeVisible();
  await expect(page.getByText("Waiting for the first callback from Tencent…")).toBeVisible();

  await page.getByRole("button", { name: "Send a test callback" }).click();
  await expect(page.getByText(/Answered 200 in/)).toBeVisible();
  await expect(page.getByText("Waiting for the first callback from Tencent…")).toBeVisible();

  // Every page that needs callbacks shows the next steps until the first one arrives.
  const statuses = await page.context().newPage();
  await statuses.goto(`${product.url}/statuses`);
  await expect(statuses.getByRole("heading", { name: "Waiting for the first callback from Tencent" })).toBeVisible();
  await expect(statuses.getByText((await address.textContent()) ?? "", { exact: true })).toBeVisible();

  const query =
    "SdkAppid=1400000123&CallbackCommand=State.StateChange&contenttype=json&ClientIP=203.0.113.7&OptPlatform=Android";
  const answer = await request.post(`${(await address.textContent()) ?? ""}?${query}`, {
    data: {
      CallbackCommand: "State.StateChange",
      EventTime: Date.now(),
      Info: { Action: "Login", To_Account: "testuser316", Reason: "Register" },
      KickedDevice: [{ Platform: "Windows" }, { Platform: "Android" }],
    },
  });
  expect(await answer.json()).toEqual({ ActionStatus: "OK", ErrorCode: 0, ErrorInfo: "" });
  await expect(page.getByText(/First callback received/)).toBeVisible();
  await expect(statuses.getByText("No custom status in this range")).toBeVisible();
  await statuses.close();

  await page.getByRole("link", { name: "Go to Live" }).click();
  await expect(page.getByRole("link", { name: "testuser316" })).toBeVisible();
  await page.close();
});

test("refuses the one-time link after its first use", async ({ page, request }) => {
  const token = new URL(product.setupLink ?? "").searchParams.get("token");
  const admin = { token, name: "", email: "ada@example.com", password: "correct horse battery" };
  expect((await request.post(`${product.url}/api/v1/setup`, { data: admin })).status()).toBe(200);
  expect(
    (await request.post(`${product.url}/api/v1/setup`, { data: { ...admin, email: "eve@example.com" } })).status(),
  ).toBe(403);
  await page.goto(product.setupLink ?? "");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await page.close();
});
