import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { API_TOKEN, APP } from "./support/settings";
import { PAGES, sendIncident, waitUntilLoaded } from "./support/pages";
import { runInfo } from "./support/shared";
import { expect, SIGNED_OUT, test } from "./support/test";

/** What a page would run if a text ever became markup, a script, a style, an address or a template. */
const NASTY = [
  "<img src=x onerror=attack()><script>attack()</script></script><script>attack()</script>",
  "\"><svg onload=attack()>'-attack()-'javascript:attack()",
  "{{constructor.constructor('attack()')()}}${attack()}<style>*{display:none}</style></title><base href=//x>",
];

/** Counts what ran, and what the policy stopped. The other tests notice violations by the browser's console as well. */
async function watchAttacks(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.exposeFunction("attack", () => void found.push("ran"));
  await page.exposeFunction("violation", (text: string) => void found.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, sample }) => {
      const report = Reflect.get(window, "violation") as (text: string) => void;
      report([location.pathname, violatedDirective, blockedURI, sourceFile, sample].join(" "));
    });
  });
  page.on("dialog", (dialog) => {
    found.push("dialog");
    void dialog.dismiss();
  });
  return found;
}

test("texts of strangers are texts on every page, and no page breaks its policy", async ({
  page,
  callback,
  request,
}) => {
  test.slow();
  const found = await watchAttacks(page);
  const authorization = { authorization: `Bearer ${API_TOKEN}` };
  const prefix = randomBytes(3).toString("hex");
  const sample = await sendIncident();
  await Promise.all(
    NASTY.map(async (text, n) => {
      const user = `${prefix}${text}`;
      await callback({ user, clientIp: text.slice(0, 60), platform: text.slice(0, 60) });
      await callback({ user, action: "CustomStatusChange", customStatus: text });
      const marker = await request.post(`/api/v1/markers?app=${APP.sdkAppId}`, {
        headers: authorization,
        data: { text: `${n} ${text}`, source: text.slice(0, 40) },
      });
      expect(marker.status()).toBe(200);
    }),
  );
  // Every object has a property of this name.
  await callback({ user: `${prefix}-constructor`, action: "CustomStatusChange", customStatus: "constructor" });
  // A callback that is refused is shown with its body.
  await request.post(`/api/callback?SdkAppid=${APP.sdkAppId}&contenttype=${NASTY[0]}`, { data: NASTY.join("") });
  const csv = ["prefix,name", ...NASTY.map((text, n) => `203.0.${n}.0/24,"${text.replaceAll('"', '""')}"`)].join("\n");
  const networks = await page.request.put("/api/v1/networks?fileName=%3Cimg%20src%3Dx%20onerror%3Dattack()%3E.csv", {
    data: Buffer.from(csv),
    headers: { "content-type": "application/octet-stream" },
  });
  expect(networks.status()).toBe(200);
  for (const address of Object.values(PAGES).map((of) => of(sample))) {
    await page.goto(address);
    await waitUntilLoaded(page);
  }
  for (const text of NASTY) {
    await page.goto(`/user?id=${encodeURIComponent(`${prefix}${text}`)}`);
    await waitUntilLoaded(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(text);
  }
  await page.goto("/api-reference");
  await page.locator("#operations-tag-Live").getByRole("button").click();
  await expect(page.getByText("/api/v1/live/stream", { exact: true })).toBeVisible();
  await page.request.delete("/api/v1/networks");
  expect(found).toEqual([]);
});

test.describe("a visitor without a session", () => {
  test.use({ storageState: SIGNED_OUT, expectedErrors: [/status of 4\d\d/] });

  test("meets a policy on every page, which no stranger can frame", async ({ page }) => {
    const found = await watchAttacks(page);
    for (const path of ["/sign-in", "/setup?token=x", "/invitation?token=x", "/no-such-page"]) {
      const answer = await page.goto(path);
      expect(answer?.headers()["content-security-policy"]).toMatch(/'nonce-[\w-]{22}'.*frame-ancestors 'none'/);
      await expect(page.locator("main, form").first()).toBeVisible();
    }
    expect(found).toEqual([]);
    await page.goto("about:blank");
    await page.setContent(`<iframe src="${runInfo().url}/sign-in"></iframe>`);
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
  });
});
