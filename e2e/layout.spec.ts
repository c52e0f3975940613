import { pagesWithData, settled } from "./support/pages";
import { expect, test } from "./support/test";

/** What may be moved by data that arrives, as a share of the screen (design.md). */
const MOST = 0.05;
const SIZES = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] };

for (const viewport of SIZES) {
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport });
    test("nothing shifts while a page loads, and nothing is wider than the screen", async ({ page, user }) => {
      test.setTimeout(240_000);
      await page.addInitScript(() => {
        const shifts: string[] = [];
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as Shift[]) {
            if (entry.hadRecentInput) continue;
            sum += entry.value;
            const moved = entry.sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 120) : String(node?.nodeName)));
            shifts.push(`${entry.value.toFixed(4)} at ${Math.round(entry.startTime)} ms: ${moved.join(" | ")}`);
          }
        }).observe({ type: "layout-shift", buffered: true });
        Object.assign(window, { shiftsSoFar: () => ({ sum, shifts }) });
      });
      const found: Record<string, unknown> = {};
      for (const [label, path] of Object.entries(await pagesWithData(user))) {
        await page.goto(path);
        await settled(page);
        const { sum, shifts } = await page.evaluate(() =>
          (window as unknown as { shiftsSoFar: () => { sum: number; shifts: string[] } }).shiftsSoFar());
        if (sum >= MOST) found[label] = { sum, shifts };
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > viewport.width) found[`${label}, width`] = wide;
      }
      expect(found).toEqual({});
    });
  });
}
