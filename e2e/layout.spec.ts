import { PAGES, settled, sendIncident, type Shown } from "./support/pages";
import { MAX_SHIFT, shiftsOf, VIEWPORTS, totalShift, watchShifts } from "./support/layout-shifts";
import { expect, test } from "./support/test";

test("detects a page that shifts", async ({ page }) => {
  await watchShifts(page);
  await page.goto("/sign-in");
  await page.evaluate(() => {
    document.body.style.marginTop = "300px";
  });
  await expect.poll(async () => totalShift(await shiftsOf(page))).toBeGreaterThan(MAX_SHIFT);
});

let shown: Shown;
test.beforeAll(async () => {
  shown = await sendIncident();
});

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport });

    for (const [label, path] of Object.entries(PAGES)) {
      test(`does not shift while it loads, and fits the screen: ${label}`, async ({ page }) => {
        await watchShifts(page);
        await page.goto(path(shown));
        await settled(page);
        const shifts = await shiftsOf(page);
        expect(totalShift(shifts), shifts.map(({ what }) => what).join("\n")).toBeLessThan(MAX_SHIFT);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      });
    }
  });
}
