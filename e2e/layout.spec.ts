import type { Page } from "@playwright/test";
import { PAGES, settled, showSomething, type Shown } from "./support/pages";
import { expect, test } from "./support/test";

/** What may be moved by data that arrives, as a share of the screen (web.dev/cls, and half of what it calls good). */
const MOST = 0.05;
const SIZES = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[] };
type Watched = Window & { shifts: { value: number; what: string }[] };

/** Notes every shift of what is on the screen, from the first paint on, that no input caused. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Watched["shifts"] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, startTime, sources } of list.getEntries() as Shift[]) {
        const at = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(" ");
        const moved = sources.map(({ node, previousRect, currentRect }) => {
          const name = node instanceof Element ? node.outerHTML.slice(0, 160) : String(node?.nodeName);
          return `${name} from ${at(previousRect)} to ${at(currentRect)}`;
        });
        if (!hadRecentInput) shifts.push({ value, what: `${value.toFixed(4)} at ${Math.round(startTime)} ms: ${moved.join(" | ")}` });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as Watched).shifts);

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

const sumOf = (shifts: Watched["shifts"]) => shifts.reduce((total, { value }) => total + value, 0);

for (const viewport of SIZES) {
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport });

    test("a warning that callbacks have stopped moves nothing", async ({ page }) => {
      await watchShifts(page);
      // For the browser it is two days later, so that nothing has come for a day whatever other tests send meanwhile.
      await page.clock.setFixedTime(Date.now() + 2 * 86_400_000);
      await page.goto("/live");
      await expect(page.getByText(/^No callback for [12] d/)).toBeInViewport({ ratio: 1 });
      await settled(page);
      const shifts = await shiftsOf(page);
      expect(sumOf(shifts), shifts.map(({ what }) => what).join("\n")).toBeLessThan(MOST);
    });

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
