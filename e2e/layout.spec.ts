import { PAGES, settled, showSomething, type Shown } from "./support/pages";
import { MOST, shiftsOf, SIZES, sumOf, watchShifts } from "./support/shifts";
import { expect, test } from "./support/test";

test("a page that shifts is seen to", async ({ page }) => {
  await watchShifts(page);
  await page.goto("/sign-in");
  await page.evaluate(() => {
    document.body.style.marginTop = "300px";
  });
  await expect.poll(async () => sumOf(await shiftsOf(page))).toBeGreaterThan(MOST);
});

let shown: Shown;
test.beforeAll(async () => {
  shown = await showSomething();
});

for (const viewport of SIZES) {
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport });

    for (const [label, path] of Object.entries(PAGES)) {
      test(`nothing shifts while it loads, nor is wider than the screen: ${label}`, async ({ page }) => {
        await watchShifts(page);
        await page.goto(path(shown));
        await settled(page);
        const shifts = await shiftsOf(page);
        expect(sumOf(shifts), shifts.map(({ what }) => what).join("\n")).toBeLessThan(MOST);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      });
    }
  });
}
