import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Rules that what is opened can break in the page behind it. */
const BACKGROUND_RULES = ["aria-hidden-focus", "duplicate-id-aria"];
const MARK = "data-axe-part";

/** The violations on a page. */
export async function violationsOf(page: Page): Promise<string[]> {
  return textsOf(axe(page).withTags(TAGS));
}

/** The violations in a part of a page that was checked before the part was opened. */
export async function violationsOfPart(page: Page, part: Locator): Promise<string[]> {
  await part.evaluate((element, name) => element.setAttribute(name, ""), MARK);
  // Overlays stand at the end of the body, outside of the landmarks of the page.
  const within = await textsOf(axe(page).withTags(TAGS).include(`[${MARK}]`).disableRules("region"));
  await part.evaluate((element, name) => element.removeAttribute(name), MARK);
  return [...within, ...(await textsOf(axe(page).withRules(BACKGROUND_RULES)))];
}

/** There are no frames, so axe need not open a page of its own to join the results of several. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);
}

async function textsOf(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.flatMap((v) =>
    v.nodes.map((node) => `${v.id}: ${v.help}\n${node.html}\n${node.failureSummary ?? ""}`),
  );
}
