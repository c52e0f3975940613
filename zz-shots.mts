import { chromium } from "@playwright/test";
import fs from "node:fs";
const base = process.env.BASE ?? "http://127.0.0.1:4300";
const out = process.env.OUT ?? "/tmp/shots";
const full = process.env.FULL !== "0";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const state = `${out}/state.json`;
if (!fs.existsSync(state)) {
  const c = await browser.newContext(); const p = await c.newPage();
  await p.goto(base + "/sign-in");
  await p.getByLabel("Email").fill(process.env.EMAIL ?? "shots@example.com");
  await p.getByRole("textbox", { name: "Password" }).fill(process.env.PASS ?? "shots-password-1");
  await p.getByRole("button", { name: "Sign in" }).click();
  await p.waitForURL(/live|setup/);
  await c.storageState({ path: state }); await c.close();
}
const pages = (process.env.PAGES ?? "live,users,activity?range=30d,platforms?range=30d,statuses?range=30d,events?range=7d,connections?range=7d,incidents?range=30d,health?range=7d,setup").split(",");
const combos = (process.env.COMBOS ?? "1440-light-en,1440-dark-zh-CN,390-light-zh-CN,390-dark-en").split(",");
for (const combo of combos) {
  const [w, scheme, ...l] = combo.split("-"); const lang = l.join("-"); const width = Number(w);
  const c = await browser.newContext({ storageState: state, viewport: { width, height: width > 600 ? 900 : 844 }, colorScheme: scheme as "light" | "dark", locale: lang, timezoneId: "Asia/Shanghai" });
  await c.addCookies([{ name: "locale", value: lang, url: base }, { name: "locale", value: lang, url: base }]);
  if (process.env.ERR) await c.route(/\/api\/v1\/(?!apps)/, (r) => r.fulfill({ status: 500, contentType: "application/problem+json", body: JSON.stringify({ type: "about:blank", title: "Something went wrong here", status: 500, detail: "The request could not be answered; the log has the cause under this requestId", code: "internal", requestId: "0f8c" }) }));
  const p = await c.newPage();
  p.on("pageerror", (e) => console.log("PAGEERROR", combo, e.message));
  p.on("console", (m) => m.type() === "error" && !process.env.ERR && console.log("CONSOLE", combo, m.text().slice(0, 200)));
  for (const page of pages) {
    const t = Date.now();
    await p.goto(`${base}/${page}`);
    await p.waitForFunction(() => !document.querySelector("main .mantine-Skeleton-root:not([aria-hidden] *)"), null, { timeout: 30000 }).catch(() => console.log("SKELETON", combo, page));
    await p.waitForTimeout(process.env.ERR ? 9000 : 700);
    const name = page.replace(/[^a-z0-9]+/gi, "_");
    const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await p.screenshot({ path: `${out}/${process.env.ERR ? "err-" : ""}${name}-${combo}.png`, fullPage: full });
    console.log(combo, page, Date.now() - t, "ms", over > 0 ? "OVERFLOW " + over : "");
  }
  await c.close();
}
await browser.close();
