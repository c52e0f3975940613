import { AxeBuilder } from "@axe-core/playwright";
import { pagesWithData, settled } from "./support/pages";
import { expect, test } from "./support/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = [
  { name: "light, English, 1440 px", viewport: { width: 1440, height: 900 }, locale: "en-US", colorScheme: "light" },
  { name: "dark, Chinese, 390 px", viewport: { width: 390, height: 844 }, locale: "zh-CN", colorScheme: "dark" },
] as const;

for (const { name, ...look } of LOOKS) {
  test.describe(name, () => {
    test.use(look);
    test("no page has anything that axe objects to", async ({ page, user }) => {
      test.setTimeout(240_000);
      const found: string[] = [];
      for (const [label, path] of Object.entries(await pagesWithData(user))) {
        await page.goto(path);
        await settled(page);
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        found.push(...violations.flatMap((v) => v.nodes.map((node) => `${label}: ${v.id}: ${v.help}\n  ${node.html}\n  ${node.failureSummary ?? ""}`)));
      }
      expect(found).toEqual([]);
    });
  });
}
