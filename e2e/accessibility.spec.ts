import type { Locator, Page } from "@playwright/test";
import { violationsOf, violationsOfPart } from "./support/axe";
import { MAX_SHIFT, shiftsOf, totalShift, VIEWPORTS, watchShifts } from "./support/layout-shifts";
import { PAGES, waitUntilLoaded, sendIncident, type IncidentSample } from "./support/pages";
import { expect, SIGNED_OUT, test } from "./support/test";

/** What can be opened on a page, in English. Returns what has opened. */
interface Opening {
  name: string;
  open: (page: Page) => Promise<Locator>;
  /** The next one is opened inside of it, or it covers nothing. */
  staysOpen?: true;
}

/** By the name of the page in PAGES. */
const OPENINGS: Record<string, Opening[]> = {
  live: [
    {
      name: "the palette",
      open: async (page) => {
        await page.keyboard.press("ControlOrMeta+k");
        await expect(page.getByPlaceholder("Users, pages, ranges, settings")).toBeFocused();
        return page.getByRole("dialog");
      },
    },
  ],
  activity: [
    {
      name: "the table of a chart",
      open: async (page) => {
        await page.getByRole("button", { name: "Events overview: table" }).click();
        return page.getByRole("table", { name: "Events overview" });
      },
      staysOpen: true,
    },
    {
      name: "an hour of the week",
      open: async (page) => {
        await page.locator("[data-cell]").first().click();
        return page.getByRole("dialog");
      },
    },
    {
      name: "the ranges",
      open: async (page) => {
        await page.getByRole("button", { name: "Range: Last 6 hours" }).click();
        await expect(page.getByRole("menuitem", { name: "Last 7 days" })).toBeVisible();
        return page.getByRole("menu");
      },
      staysOpen: true,
    },
    {
      name: "a range of one's own",
      open: async (page) => {
        await page.getByRole("menuitem", { name: "Custom range…" }).click();
        const dialog = page.getByRole("dialog", { name: "Custom range…" });
        await expect(dialog.getByLabel("From", { exact: true })).toBeVisible();
        return dialog;
      },
    },
  ],
  events: [
    {
      name: "an export",
      open: async (page) => {
        await page.getByRole("button", { name: "Export" }).click();
        await expect(page.getByRole("button", { name: "Download CSV" })).toBeVisible();
        return page.getByRole("dialog");
      },
    },
    {
      name: "an event",
      open: async (page) => {
        await page
          .getByRole("button", { name: /^Show the event of/ })
          .first()
          .click();
        return page.getByRole("dialog");
      },
    },
  ],
  user: [
    {
      name: "a moment of a user",
      open: async (page) => {
        await page
          .getByRole("region", { name: "Events" })
          .getByRole("listitem")
          .first()
          .getByRole("button")
          .first()
          .click();
        return page.getByRole("dialog");
      },
    },
  ],
};

async function checkOpenings(page: Page, label: string): Promise<void> {
  // During a fade-in, colours do not yet have their final contrast.
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const { name, open, staysOpen } of OPENINGS[label] ?? []) {
    const part = await open(page);
    await expect(part).toBeVisible();
    expect(await violationsOfPart(page, part), name).toEqual([]);
    if (staysOpen) continue;
    await page.keyboard.press("Escape");
    await expect(part).toBeHidden();
  }
}

/** Opens a page, which must not shift while it loads, and which must fit the screen. */
async function openWithoutShift(page: Page, path: string, width: number): Promise<void> {
  await watchShifts(page);
  await page.goto(path);
  await waitUntilLoaded(page);
  const shifts = await shiftsOf(page);
  expect(totalShift(shifts), shifts.map(({ what }) => what).join("\n")).toBeLessThan(MAX_SHIFT);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
}

test("detects a page that shifts", async ({ page }) => {
  await watchShifts(page);
  await page.goto("/markers");
  await waitUntilLoaded(page);
  await page.evaluate(() => {
    document.body.style.marginTop = "300px";
  });
  await expect.poll(async () => totalShift(await shiftsOf(page))).toBeGreaterThan(MAX_SHIFT);
});

let sample: IncidentSample;
test.beforeAll(async () => {
  sample = await sendIncident();
});

for (const [label, path] of Object.entries(PAGES)) {
  test(`is steady and accessible, also with what opens on it, light, in English, 1440 px: ${label}`, async ({
    page,
  }) => {
    await page.setViewportSize(VIEWPORTS.desktop);
    await openWithoutShift(page, path(sample), VIEWPORTS.desktop.width);
    expect(await violationsOf(page)).toEqual([]);
    await checkOpenings(page, label);
  });

  test(`is steady, and what opens on it is accessible, dark, in English, 390 px: ${label}`, async ({ page }) => {
    await page.setViewportSize(VIEWPORTS.phone);
    await openWithoutShift(page, path(sample), VIEWPORTS.phone.width);
    await page.emulateMedia({ colorScheme: "dark" });
    await checkOpenings(page, label);
  });
}

test.describe("dark, in Chinese, 390 px", () => {
  test.use({ viewport: VIEWPORTS.phone, locale: "zh-CN", colorScheme: "dark" });
  for (const [label, path] of Object.entries(PAGES)) {
    test(`is accessible: ${label}`, async ({ page }) => {
      await page.goto(path(sample));
      await waitUntilLoaded(page);
      expect(await violationsOf(page)).toEqual([]);
    });
  }
});

test.describe("signed out", () => {
  test.use({ storageState: SIGNED_OUT });
  test("is accessible: sign-in", async ({ page }) => {
    await page.goto("/sign-in");
    await waitUntilLoaded(page);
    expect(await violationsOf(page)).toEqual([]);
  });
});
