import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { PAGES, settled, sendIncident, type Shown } from "./support/pages";
import { expect, SIGNED_OUT, test } from "./support/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = [
  { name: "light, English, 1440 px", viewport: { width: 1440, height: 900 }, locale: "en-US", colorScheme: "light" },
  { name: "dark, Chinese, 390 px", viewport: { width: 390, height: 844 }, locale: "zh-CN", colorScheme: "dark" },
] as const;

/** What can be opened on a page, in English: the page, how to open it, and what is visible afterwards. */
const OPENED: Record<string, (page: Page, shown: Shown) => Promise<void>> = {
  "the palette": async (page) => {
    await page.goto("/live");
    await settled(page);
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByPlaceholder("Users, pages, ranges, settings")).toBeFocused();
  },
  "the ranges": async (page) => {
    await page.goto("/activity?range=6h");
    await settled(page);
    await page.getByRole("button", { name: "Range: Last 6 hours" }).click();
    await expect(page.getByRole("menuitem", { name: "Last 7 days" })).toBeVisible();
  },
  "a range of one's own": async (page) => {
    await OPENED["the ranges"]?.(page, shown);
    await page.getByRole("menuitem", { name: "Custom range…" }).click();
    await expect(page.getByRole("dialog", { name: "Custom range…" }).getByLabel("From", { exact: true })).toBeVisible();
  },
  "an export": async (page) => {
    await page.goto("/events?range=6h");
    await settled(page);
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByRole("button", { name: "Download CSV" })).toBeVisible();
  },
  "an event": async (page) => {
    await page.goto("/events?range=6h");
    await settled(page);
    await page
      .getByRole("button", { name: /^Show the event of/ })
      .first()
      .click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  "the table of a chart": async (page) => {
    await page.goto("/activity?range=6h");
    await settled(page);
    await page.getByRole("button", { name: "What happened: table" }).click();
    await expect(page.getByRole("table", { name: "What happened" })).toBeVisible();
  },
  "an hour of the week": async (page) => {
    await page.goto("/activity?range=6h");
    await settled(page);
    await page.locator("[data-cell]").first().click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  "a moment of a user": async (page, { user }) => {
    await page.goto(`/user?id=${user}`);
    await settled(page);
    await page
      .getByRole("region", { name: "Events" })
      .getByRole("listitem")
      .first()
      .getByRole("button")
      .first()
      .click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
};

/** Overlays stand at the end of the body, outside of the landmarks of the page. */
const OVER_THE_PAGE = ["region"];

async function violationsOf(page: Page, without: string[] = []): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).disableRules(without).analyze();
  return violations.flatMap((v) =>
    v.nodes.map((node) => `${v.id}: ${v.help}\n${node.html}\n${node.failureSummary ?? ""}`),
  );
}

let shown: Shown;
test.beforeAll(async () => {
  shown = await sendIncident();
});

for (const { name, ...look } of LOOKS) {
  test.describe(name, () => {
    test.use(look);
    for (const [label, path] of Object.entries(PAGES)) {
      test(`has no axe violation: ${label}`, async ({ page }) => {
        await page.goto(path(shown));
        await settled(page);
        expect(await violationsOf(page)).toEqual([]);
      });
    }
  });
}

for (const { name, ...look } of LOOKS) {
  test.describe(`${name}, in English`, () => {
    test.use({ ...look, locale: "en-US" });
    for (const [label, open] of Object.entries(OPENED)) {
      test(`has no axe violation after opening: ${label}`, async ({ page }) => {
        // During a fade-in, colours do not yet have their final contrast.
        await page.emulateMedia({ reducedMotion: "reduce" });
        await open(page, shown);
        expect(await violationsOf(page, OVER_THE_PAGE)).toEqual([]);
      });
    }
  });
}

test.describe("signed out", () => {
  test.use({ storageState: SIGNED_OUT });
  test("has no axe violation: sign-in", async ({ page }) => {
    await page.goto("/sign-in");
    await settled(page);
    expect(await violationsOf(page)).toEqual([]);
  });
});
