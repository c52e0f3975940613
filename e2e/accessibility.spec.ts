import { AxeBuilder } from "@axe-core/playwright";
import { PAGES, settled, showSomething, type Shown } from "./support/pages";
import { expect, test } from "./support/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = [
  { name: "light, English, 1440 px", viewport: { width: 1440, height: 900 }, locale: "en-US", colorScheme: "light" },
  { name: "dark, Chinese, 390 px", viewport: { width: 390, height: 844 }, locale: "zh-CN", colorScheme: "dark" },
] as const;

let shown: Shown;
test.beforeAll(async () => {
  shown = await showSomething();
});

for (const { name, ...look } of LOOKS) {
  test.describe(name, () => {
    test.use(look);
    for (const [label, path] of Object.entries(PAGES)) {
      test(`axe objects to nothing: ${label}`, async ({ page }) => {
        await page.goto(path(shown));
        await settled(page);
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        expect(violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${v.help}\n${node.html}\n${node.failureSummary ?? ""}`))).toEqual([]);
      });
    }
  });
}
